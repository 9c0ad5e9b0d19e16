// The work of this sample: the newest event of each subject. Put yours in its place.

/** Events may overtake each other, so their time decides and not their arrival. */
export class LatestBySubject {
  latest = new Map();

  /** Handles one event. What it returns is kept in the inbox, in one write with the event's id. */
  handle = (event) => {
    const row = { subject: event.subject ?? event.id, time: event.time, type: event.type, status: event.data.enrichment.status };
    this.replay(row);
    return row;
  };

  /** Applies what an earlier run has kept. */
  replay = (row) => {
    const known = this.latest.get(row.subject);
    if (!known || Date.parse(row.time) > Date.parse(known.time)) this.latest.set(row.subject, row);
  };
}
