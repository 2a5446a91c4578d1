// The editor: CodeMirror with the findings as marks. Tab moves on, as everywhere on the page.

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { properties } from "@codemirror/legacy-modes/mode/properties";
import { forEachDiagnostic, lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { current, edit, file, files, jump, marks, mend } from "./state";

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName), tags.keyword], color: "var(--accent)" },
  { tag: [tags.string, tags.quote], color: "var(--good)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--express)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
  { tag: [tags.typeName, tags.meta, tags.labelName], color: "var(--declared)" },
]);

const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--raised)", height: "var(--editor-height)", fontSize: ".8125rem" },
  // An outline is painted anew, with all that lies under it, whenever a letter inside changes; a frame that lies above is not.
  "&.cm-focused": { outline: "none" },
  "&.cm-focused::after": { content: "''", position: "absolute", inset: "0", border: "2px solid var(--focus)", pointerEvents: "none", zIndex: "300" },
  ".cm-content": { caretColor: "var(--ink)", fontFamily: "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--panel)", color: "var(--soft)", borderRight: "1px solid var(--edge)" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--accent) 7%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--accent) 28%, transparent) !important",
  },
  ".cm-tooltip": { backgroundColor: "var(--raised)", color: "var(--ink)", border: "1px solid var(--strong-edge)", maxWidth: "36rem" },
  ".cm-panels": { backgroundColor: "var(--panel)", color: "var(--ink)" },
  ".cm-lintRange-error": { backgroundImage: "none", borderBottom: "2px solid var(--error)" },
  ".cm-lintRange-warning": { backgroundImage: "none", borderBottom: "2px solid var(--warning)" },
  ".cm-lintRange-info": { backgroundImage: "none", borderBottom: "2px dotted var(--note)" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--error)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warning)" },
  ".cm-diagnostic-info": { borderLeftColor: "var(--note)" },
  ".cm-diagnosticAction": { backgroundColor: "var(--accent)", color: "var(--on-accent)", minHeight: "0" },
});

function language(name: string, text: string): Extension {
  if (/\.(properties|props|conf|cnf|config)$/.test(name)) return StreamLanguage.define(properties);
  if (/\.json$/.test(name) || /^\s*\{/.test(text)) return json();
  return yaml();
}

function state(name: string, text: string): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [
      lineNumbers(),
      lintGutter(),
      history(),
      drawSelection(),
      bracketMatching(),
      highlightActiveLine(),
      highlightSelectionMatches(),
      syntaxHighlighting(colours),
      theme,
      language(name, text),
      keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap]),
      EditorView.contentAttributes.of({ "aria-label": `Text of ${name}`, tabindex: "0" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) edit(update.state.doc.toString());
      }),
    ],
  });
}

/** A finding as the editor shows it. */
interface Mark extends Diagnostic {
  fingerprint: string;
}

function diagnostics(length: number): Mark[] {
  return (marks.value ?? []).map(({ finding, from, to }) => ({
    from: Math.min(from, length),
    to: Math.min(to, length),
    severity: finding.severity === "note" ? "info" : finding.severity,
    source: finding.rule,
    message: finding.help ? `${finding.message}\n${finding.help}` : finding.message,
    fingerprint: finding.fingerprint,
    actions: finding.fix ? [{ name: finding.fix.title, apply: () => mend(finding.fingerprint) }] : [],
  }));
}

/** Whether these are the marks that the editor shows: it moves them along with the text. */
function shown(state: EditorState, wanted: Mark[]): boolean {
  const there: string[] = [];
  const one = (mark: Mark, from: number, to: number) =>
    JSON.stringify([from, to, mark.fingerprint, mark.severity, mark.message, mark.actions?.map((action) => action.name)]);
  // Nobody else marks anything here.
  forEachDiagnostic(state, (mark, from, to) => there.push(one(mark as Mark, from, to)));
  const sorted = wanted.map((mark) => one(mark, mark.from, mark.to)).sort();
  there.sort();
  return there.length === sorted.length && there.every((mark, at) => mark === sorted[at]);
}

export function Editor() {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    // In a shadow root CodeMirror's styles are constructed; in the page they would be inline, which our policy forbids.
    const root = place.current.shadowRoot ?? place.current.attachShadow({ mode: "open" });
    const view = new EditorView({ parent: root, root, state: state(file.value.name, file.value.text) });
    let name = file.value.name;
    const stops = [
      // Another file, or another text of this one that was not typed here.
      effect(() => {
        const open = files.value[current.value];
        if (!open) return;
        if (open.name !== name) {
          name = open.name;
          view.setState(state(open.name, open.text));
        } else if (open.text !== view.state.doc.toString()) {
          view.dispatch({ changes: smallest(view.state.doc.toString(), open.text) });
        }
      }),
      effect(() => {
        if (!marks.value) return;
        const found = diagnostics(view.state.doc.length);
        if (!shown(view.state, found)) view.dispatch(setDiagnostics(view.state, found));
      }),
      effect(() => {
        const to = jump.value;
        if (!to) return;
        const end = view.state.doc.length;
        view.dispatch({
          selection: { anchor: Math.min(to.from, end), head: Math.min(to.to, end) },
          effects: EditorView.scrollIntoView(Math.min(to.from, end), { y: "center" }),
        });
        view.focus();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
      view.destroy();
    };
  }, []);
  return <div class="editor" ref={place} />;
}

/** The part that differs, so that undo and the cursor survive a fix. */
function smallest(before: string, after: string): { from: number; to: number; insert: string } {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - start;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { from: start, to: before.length - tail, insert: after.slice(start, after.length - tail) };
}
