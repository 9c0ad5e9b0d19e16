// Claim checks: data that were too large for the queue, in one container of Blob Storage.
import { createHash } from "node:crypto";
import { poison, Unprocessable } from "./settlement.mjs";

/** Redeems claim checks from one container, and from no other: an event must not send its consumer anywhere else. */
export class BlobClaims {
  #container;
  #maxBytes;

  constructor(container, { maxBytes = 64 * 1024 * 1024 } = {}) {
    this.#container = container;
    this.#maxBytes = maxBytes;
  }

  /** The bytes of the data. Trouble that may pass is thrown as it is. */
  async redeem(reference, sha256) {
    const blob = this.#container.getBlobClient(this.#nameOf(reference));
    const bytes = await this.#download(blob);
    if (createHash("sha256").update(bytes).digest("hex") !== sha256) {
      throw new Unprocessable("The blob at dataref has another SHA-256 than datasha256.", poison.claimAltered);
    }
    return bytes;
  }

  async #download(blob) {
    try {
      const answer = await blob.download();
      if (answer.contentLength > this.#maxBytes) {
        answer.readableStreamBody?.destroy();
        throw new Unprocessable("The blob at dataref is larger than this consumer reads.", poison.claimTooLarge);
      }
      const pieces = [];
      for await (const piece of answer.readableStreamBody) pieces.push(piece);
      return Buffer.concat(pieces);
    } catch (error) {
      if (error.statusCode !== 404) throw error;
      throw new Unprocessable("There is no blob at dataref; restore it, then replay.", poison.claimMissing);
    }
  }

  #nameOf(reference) {
    const url = new URL(reference);
    const own = `${this.#container.url.split("?")[0]}/`;
    const isOwn = url.href.startsWith(own) && url.href.length > own.length && !url.search && !url.hash && !url.username;
    if (!isOwn) throw new Unprocessable("dataref is outside this consumer's container; it was not read.", poison.claimForeign);
    return decodeURIComponent(url.href.slice(own.length));
  }
}
