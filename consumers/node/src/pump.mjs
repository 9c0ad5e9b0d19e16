// Takes messages under peek-lock and settles each as the processor decides.
import { setTimeout as delay } from "node:timers/promises";
import { poison } from "./settlement.mjs";

const settleMarginMs = 10_000;

/** Consumes until stopped; `stop` resolves when the messages in work are settled. */
export function startPump({
  client, queue, process, log, concurrency = 4, maxAttempts = 8, firstDelayMs = 2_000, longestWorkMs = 30 * 60_000,
}) {
  // The SDK renews the lock on a message for so long while its work goes on.
  const receiver = client.createReceiver(
    queue, { skipParsingBodyAsJson: true, maxAutoLockRenewalDurationInMs: longestWorkMs });
  const stopping = new AbortController();
  const inWork = new Set();
  const subscription = receiver.subscribe({ processMessage, processError }, { autoCompleteMessages: false, maxConcurrentCalls: concurrency });

  function processMessage(message) {
    const done = settle(message).catch((error) => log("settling failed; the message comes again", { id: message.messageId, error }));
    inWork.add(done);
    return done.finally(() => inWork.delete(done));
  }

  async function processError({ error, errorSource }) {
    log("the queue cannot be read", { errorSource, error });
  }

  async function settle(message) {
    const outcome = await process(message.body);
    const { messageId: id, deliveryCount = 0 } = message;
    if (outcome.settle === "complete") {
      await receiver.completeMessage(message);
      log("done", { id, repeated: outcome.repeated, type: outcome.event.type, subject: outcome.event.subject });
    } else if (outcome.settle === "deadLetter") {
      await deadLetter(message, outcome.reason, outcome.description);
    } else if (deliveryCount + 1 >= maxAttempts) {
      const description = `Failed ${deliveryCount + 1} times, at last with ${outcome.cause?.name}.`;
      await deadLetter(message, poison.attemptsExhausted, description);
    } else {
      log("failed; the message comes again", { id, deliveryCount, error: outcome.cause });
      await pause(message, firstDelayMs * 2 ** deliveryCount);
      await receiver.abandonMessage(message);
    }
  }

  async function deadLetter(message, reason, description) {
    await receiver.deadLetterMessage(message, { deadLetterReason: reason, deadLetterErrorDescription: description });
    log("dead-lettered", { id: message.messageId, reason, description });
  }

  // Service Bus cannot abandon with a delay; holding the lock for that long is the same, and slows down when all fail.
  async function pause(message, milliseconds) {
    const left = message.lockedUntilUtc.getTime() - Date.now() - settleMarginMs;
    await delay(Math.max(0, Math.min(milliseconds, left)), undefined, { signal: stopping.signal }).catch(() => {});
  }

  return {
    async stop() {
      stopping.abort();
      await subscription.close();
      await Promise.allSettled([...inWork]);
      await receiver.close();
    },
  };
}
