import assert from "node:assert/strict";
import { test } from "node:test";
import { canonical, eventId } from "../src/identity.mjs";
import { genuine } from "./genuine.mjs";

test("The id is the one that the bridge gave", () => {
  assert.equal(eventId(genuine().data.event), genuine().id);
});

test("The id is the same whatever the webhook's id and the order of members", () => {
  const { event_type, ...others } = genuine().data.event;

  assert.equal(eventId({ ...others, event_type, webhook_id: "another" }), genuine().id);
});

test("Without a creation time, the webhook's id tells events apart", () => {
  const event = { webhook_id: "1", event_type: "a", event_created_at: null };

  assert.notEqual(eventId(event), eventId({ ...event, webhook_id: "2" }));
});

// RFC 8785, section 3.2.
test("The canonical form is that of RFC 8785", () => {
  const value = JSON.parse(
    String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`);

  assert.equal(canonical(value), String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`);
});
