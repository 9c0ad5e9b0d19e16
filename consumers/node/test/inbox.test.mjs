import assert from "node:assert/strict";
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { JournalInbox } from "../src/inbox.mjs";
import { folder } from "./genuine.mjs";

const day = 24 * 60 * 60 * 1000;

async function opened(t, options, path = join(folder(t), "inbox.jsonl")) {
  const inbox = await JournalInbox.open(path, options);
  t.after(() => inbox.close().catch(() => {}));
  return { inbox, path };
}

test("The same event twice is work once", async (t) => {
  const { inbox } = await opened(t);

  assert.deepEqual(await inbox.handleOnce("a", () => 7), { repeated: false, result: 7 });
  assert.deepEqual(await inbox.handleOnce("a", () => assert.fail()), { repeated: true });
});

test("The same event many times at once is work once", async (t) => {
  const { inbox } = await opened(t);
  let done = 0;

  const outcomes = await Promise.all(Array.from({ length: 20 }, () => inbox.handleOnce("a", async () => { done++; })));

  assert.equal(done, 1);
  assert.equal(outcomes.filter(({ repeated }) => !repeated).length, 1);
});

test("After a restart the event is still known, and its result is replayed", async (t) => {
  const { inbox, path } = await opened(t);
  await inbox.handleOnce("a", () => 7);
  const replayed = [];

  const { inbox: again } = await opened(t, { replay: (result) => replayed.push(result) }, path);

  assert.deepEqual(await again.handleOnce("a", () => assert.fail()), { repeated: true });
  assert.deepEqual(replayed, [7]);
});

test("Work that fails is not remembered", async (t) => {
  const { inbox, path } = await opened(t);
  await assert.rejects(inbox.handleOnce("a", async () => { throw new Error("away"); }), /away/);

  assert.equal((await inbox.handleOnce("a", () => 7)).repeated, false);
  const { inbox: again } = await opened(t, {}, path);
  assert.equal((await again.handleOnce("a", () => assert.fail())).repeated, true);
});

test("Half a line, as a crash leaves it, is an event that comes again; the next one is not harmed", async (t) => {
  const { inbox, path } = await opened(t);
  await inbox.handleOnce("a", () => 1);
  await appendFile(path, '{"id":"b","at":"2026');
  await inbox.handleOnce("c", () => 3);

  const { inbox: again } = await opened(t, {}, path);

  const repeated = await Promise.all(["a", "b", "c"].map(async (id) => (await again.handleOnce(id, () => 0)).repeated));
  assert.deepEqual(repeated, [true, false, true]);
});

test("An inbox that is open for months forgets what is older than what is kept", async (t) => {
  const { inbox } = await opened(t);
  const start = Date.now();
  await inbox.handleOnce("old", () => 1);
  await inbox.handleOnce("young", () => 2, () => start + 60 * day);

  await inbox.handleOnce("new", () => 3, () => start + 91 * day);

  assert.equal((await inbox.handleOnce("young", () => assert.fail())).repeated, true);
  assert.equal((await inbox.handleOnce("old", () => 1, () => start + 91 * day)).repeated, false);
});

test("Events older than what is kept are forgotten", async (t) => {
  const { inbox, path } = await opened(t);
  await inbox.handleOnce("a", () => 7);

  const { inbox: later } = await opened(t, { now: () => Date.now() + 91 * day }, path);

  assert.equal((await later.handleOnce("a", () => 7)).repeated, false);
});
