// A WebAssembly module in a worker, called by the name of its function. Should the module ever break, which would be a
// fault of ours, the call fails and the next one finds a new module.

/** `took`: the milliseconds in the module, apart from the way there and back. */
type Answer = { id: number; text: string; took: number } | { id: number; fault: string };

export interface Engine {
  call(name: string, ...given: string[]): Promise<string>;
  /** Counts up with each new module: what was loaded into an earlier one is gone. */
  generation(): number;
}

export function engine(start: () => Worker): Engine {
  const waiting = new Map<number, { name: string; done: (text: string) => void; failed: (error: Error) => void }>();
  let generation = 0;
  let last = 0;
  let worker: Worker | undefined;

  const end = (why: string) => {
    worker?.terminate();
    worker = undefined;
    for (const { failed } of waiting.values()) failed(new Error(why));
    waiting.clear();
  };
  const begin = () => {
    const begun = start();
    generation += 1;
    begun.onmessage = ({ data }: MessageEvent<Answer>) => {
      const asked = waiting.get(data.id);
      if (!asked) return;
      if ("fault" in data) return end(data.fault);
      waiting.delete(data.id);
      performance.measure(`${asked.name} in the module`, { end: performance.now(), duration: data.took });
      asked.done(data.text);
    };
    begun.onerror = (event) => end(event.message || "the module could not be loaded");
    return begun;
  };
  return {
    generation: () => generation,
    call(name, ...given) {
      worker ??= begin();
      last += 1;
      const id = last;
      const answer = new Promise<string>((done, failed) => waiting.set(id, { name, done, failed }));
      worker.postMessage({ id, name, given });
      return answer;
    },
  };
}

/** The other side: answers calls with the functions of a module. */
export function serve(ready: Promise<unknown>, functions: Record<string, unknown>): void {
  self.onmessage = async ({ data }: MessageEvent<{ id: number; name: string; given: string[] }>) => {
    const { id, name, given } = data;
    try {
      await ready;
      const started = performance.now();
      const text = (functions[name] as (...given: string[]) => string)(...given);
      self.postMessage({ id, text, took: performance.now() - started });
    } catch (error) {
      self.postMessage({ id, fault: String(error) });
    }
  };
}
