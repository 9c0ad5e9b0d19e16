import assert from "node:assert/strict";
import { test } from "node:test";
import { violationOfData, violationOfEvent } from "../src/contract.mjs";
import { genuine } from "./genuine.mjs";

test("The example of the contract keeps it", () => {
  assert.equal(violationOfEvent(genuine()), null);
  assert.equal(violationOfData(genuine().data), null);
});

test("Members that are not known are passed over", () => {
  assert.equal(violationOfEvent(genuine((event) => { event.traceparent = "00"; event.data.more = {}; })), null);
});

const wrong = {
  "no id": (event) => delete event.id,
  "another version": (event) => { event.dataschema = "https://truv-bridge.invalid/contract/2/data.json"; },
  "neither data nor dataref": (event) => delete event.data,
  "data and dataref": (event) => { event.dataref = "https://a.example/b"; },
  "a time that is none": (event) => { event.time = "yesterday"; },
  "an unknown status": (event) => { event.data.enrichment.status = "great"; },
  "a token, deep inside": (event) => { event.data.resources.order.deep = [{ access_token: "secret" }]; },
  "a signature of another form": (event) => { event.data.evidence.signature = "v2=1"; },
};
for (const [what, change] of Object.entries(wrong)) {
  test(`An event with ${what} violates it, and no value is told`, () => {
    const violation = violationOfEvent(genuine(change));

    assert.ok(violation);
    assert.doesNotMatch(violation, /secret|yesterday|great/);
  });
}
