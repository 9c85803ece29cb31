/** The report worker: intervals and tests of an evaluation, off the main thread. */
import { type Port, serveRpc } from '#lib/rpc.ts';
import { makeReports } from './make-reports.ts';
import type { ReportMethods } from './report-methods.ts';

// The global scope of a dedicated worker is its port; the DOM library types it as a window.
serveRpc<ReportMethods>(self as unknown as Port, {
  reports: async (request) => makeReports(request).map((report) => ({ ...report, outcomes: [] })),
});
