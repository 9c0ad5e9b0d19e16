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
  #inWork = new Map();

  constructor(file, known) {
    this.#file = file;
    this.#known = known;
  }

  /** Opens or creates the journal, and forgets what is older than `keepDays`. */
  static async open(path, { keepDays = 90, now = Date.now, replay = () => {} } = {}) {
    const oldest = new Date(now() - keepDays * 24 * 60 * 60 * 1000).toISOString();
    const lines = (await read(path)).filter((line) => line.at >= oldest);
    await writeFile(`${path}.new`, lines.map((line) => `${JSON.stringify(line)}\n`).join(""), { flush: true });
    await rename(`${path}.new`, path);
    for (const { result } of lines) replay(result);
    return new JournalInbox(await open(path, "a"), new Set(lines.map(({ id }) => id)));
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
    // The line break in front ends what a failed write may have left.
    await this.#file.appendFile(`\n${JSON.stringify({ id, at: new Date(now()).toISOString(), result })}\n`);
    await this.#file.sync();
    this.#known.add(id);
    return { repeated: false, result };
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
