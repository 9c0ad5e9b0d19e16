// Makes at-least-once delivery into work that is done once, with a journal on disk.
import { open, readFile, rename, writeFile } from "node:fs/promises";

/**
 * One line for each event: its id, when, and what the work wants to keep. The line is on disk before the message is completed,
 * and the work's result is in the same line, so one cannot be there without the other. For one process; several need a
 * database, with the id as a primary key in the transaction of the work.
 */
export class JournalInbox {
  #file;
  #known;
  #keep;
  #inWork = new Map();

  constructor(file, known, keep) {
    this.#file = file;
    this.#known = known;
    this.#keep = keep;
  }

  /** Opens or creates the journal, and forgets what is older than `keepDays`; later, whenever an event is handled. */
  static async open(path, { keepDays = 90, now = Date.now, replay = () => {} } = {}) {
    const keep = keepDays * 24 * 60 * 60 * 1000;
    const oldest = new Date(now() - keep).toISOString();
    const lines = (await read(path)).filter((line) => line.at >= oldest);
    await writeFile(`${path}.new`, lines.map((line) => `${JSON.stringify(line)}\n`).join(""), { flush: true });
    await rename(`${path}.new`, path);
    for (const { result } of lines) replay(result);
    return new JournalInbox(await open(path, "a"), new Map(lines.map(({ id, at }) => [id, at])), keep);
  }

  /** Does the work and remembers the event with the result, unless it is remembered already. Says whether it was repeated. */
  async handleOnce(id, work, now = Date.now) {
    // Two deliveries at once: the second waits, and does the work only if the first could not.
    while (this.#inWork.has(id)) await this.#inWork.get(id).catch(() => {});
    if (this.#known.has(id)) return { repeated: true };
    const done = this.#handle(id, work, now).finally(() => this.#inWork.delete(id));
    this.#inWork.set(id, done);
    return done;
  }

  close() {
    return this.#file.close();
  }

  async #handle(id, work, now) {
    const result = await work();
    const at = new Date(now()).toISOString();
    // The line break in front ends what a failed write may have left.
    await this.#file.appendFile(`\n${JSON.stringify({ id, at, result })}\n`);
    await this.#file.sync();
    this.#known.set(id, at);
    this.#forget(new Date(now() - this.#keep).toISOString());
    return { repeated: false, result };
  }

  // The oldest come first. Their lines stay until the journal is opened again, which writes it anew.
  #forget(oldest) {
    for (const [id, at] of this.#known) {
      if (at >= oldest) return;
      this.#known.delete(id);
    }
  }
}

async function read(path) {
  const text = await readFile(path, "utf8").catch((error) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n").flatMap(parsed);
}

// A crash can leave half of the last line: its message was not completed, so it comes again.
function parsed(line) {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}
