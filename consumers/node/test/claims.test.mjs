import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { test } from "node:test";
import { BlobClaims } from "../src/claims.mjs";

const url = "https://account.blob.core.windows.net/truv-events";
const content = Buffer.from("{}");
const sha256 = createHash("sha256").update(content).digest("hex");

function claims({ statusCode, maxBytes } = {}) {
  const asked = [];
  const getBlobClient = (name) => ({
    async download() {
      asked.push(name);
      if (statusCode) throw Object.assign(new Error("storage"), { statusCode });
      return { contentLength: content.length, readableStreamBody: Readable.from([content]) };
    },
  });
  return { asked, claims: new BlobClaims({ url, getBlobClient }, { maxBytes }) };
}

test("A blob with that hash is its bytes", async () => {
  const { claims: blobs, asked } = claims();

  assert.deepEqual(await blobs.redeem(`${url}/ab/c%20d`, sha256), content);
  assert.deepEqual(asked, ["ab/c d"]);
});

test("A blob with another hash is altered", () =>
  assert.rejects(claims().claims.redeem(`${url}/a`, "0".repeat(64)), { reason: "claim-altered" }));

test("A blob that is not there is missing", () =>
  assert.rejects(claims({ statusCode: 404 }).claims.redeem(`${url}/a`, sha256), { reason: "claim-missing" }));

test("A blob above the limit is too large", () =>
  assert.rejects(claims({ maxBytes: 1 }).claims.redeem(`${url}/a`, sha256), { reason: "claim-too-large" }));

test("Storage that is away is trouble that may pass", () =>
  assert.rejects(claims({ statusCode: 503 }).claims.redeem(`${url}/a`, sha256), { statusCode: 503 }));

for (const reference of [
  "https://attacker.example/truv-events/a",
  "http://account.blob.core.windows.net/truv-events/a",
  "https://account.blob.core.windows.net:444/truv-events/a",
  "https://account.blob.core.windows.net/truv-events-other/a",
  "https://account.blob.core.windows.net/truv-events/../secret/a",
  "https://account.blob.core.windows.net/truv-events/",
  "https://account.blob.core.windows.net/truv-events/a?sv=1",
  "https://user@account.blob.core.windows.net/truv-events/a",
  "file:///etc/passwd",
]) {
  test(`${reference} is foreign and not asked`, async () => {
    const { claims: blobs, asked } = claims();

    await assert.rejects(blobs.redeem(reference, sha256), { reason: "claim-foreign" });
    assert.deepEqual(asked, []);
  });
}
