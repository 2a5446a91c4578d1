// Files and folders that are dropped on the editor or chosen, as texts with their paths.

import type { Opened } from "./state";

/** What the linter may want to see, by ending; what it is, the content says. */
const ENDINGS = /\.(ya?ml|json|template|cfn|properties|props|conf|config|cnf|txt)$|^[^.]+$/i;
/** More than a page can show, and a folder may hold anything. */
const MOST_FILES = 500;
const MOST_BYTES = 4_000_000;

export async function dropped(transfer: DataTransfer): Promise<Opened[]> {
  // Entries are gone after the event, so they are taken before anything is awaited.
  const items = Array.from(transfer.items, (item) => item.webkitGetAsEntry() ?? item.getAsFile());
  const opened: Opened[] = [];
  for (const item of items) {
    if (item instanceof File) await take(item, item.name, false, opened);
    else if (item) await walk(item, "", false, opened);
  }
  return opened;
}

export async function chosen(list: FileList): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (const file of Array.from(list).slice(0, MOST_FILES)) await take(file, file.webkitRelativePath || file.name, false, opened);
  return opened;
}

async function walk(entry: FileSystemEntry, folder: string, found: boolean, opened: Opened[]): Promise<void> {
  if (opened.length >= MOST_FILES || entry.name === "node_modules" || entry.name === ".git") return;
  const name = folder ? `${folder}/${entry.name}` : entry.name;
  if (entry.isFile) {
    if (found && !ENDINGS.test(entry.name)) return;
    const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed));
    return take(file, name, found, opened);
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const more = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (more.length === 0) return;
    for (const inner of more.sort((a, b) => a.name.localeCompare(b.name))) await walk(inner, name, true, opened);
  }
}

async function take(file: File, name: string, found: boolean, opened: Opened[]): Promise<void> {
  if (file.size <= MOST_BYTES) opened.push({ name, text: await file.text(), ...(found ? { found } : {}) });
}
