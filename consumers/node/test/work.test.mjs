import assert from "node:assert/strict";
import { test } from "node:test";
import { LatestBySubject } from "../src/work.mjs";
import { genuine } from "./genuine.mjs";

const cases = [
  ["2026-03-12T15:00:00Z", "2026-03-12T16:00:00Z", "second"],
  ["2026-03-12T16:00:00Z", "2026-03-12T15:00:00Z", "first"],
  ["2026-03-12T16:00:00+02:00", "2026-03-12T15:00:00Z", "second"],
];
for (const [first, second, kept] of cases) {
  test(`Of ${first} and then ${second}, the ${kept} is kept, also after a restart`, () => {
    const work = new LatestBySubject();
    const again = new LatestBySubject();

    for (const [type, time] of [["first", first], ["second", second]]) {
      again.replay(work.handle(genuine((event) => Object.assign(event, { type, time, subject: "orders/1" }))));
    }

    assert.equal(work.latest.get("orders/1").type, kept);
    assert.equal(again.latest.get("orders/1").type, kept);
  });
}
