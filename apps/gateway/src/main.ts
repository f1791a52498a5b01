import { serveAlone } from '@lien-nganh/service-host';
import { readConfig } from './config.ts';
import { openGateway, recordsAt, reportFilesAt } from './index.ts';

const { host, limits, agenciesUrl, reportingUrl, publicUrl } = readConfig(process.env);
const documents = {
  ...(reportingUrl === null
    ? {}
    : {
        readReportRecord: recordsAt('reporting', () => reportingUrl),
        readReportFile: reportFilesAt(() => reportingUrl),
      }),
  ...(agenciesUrl === null ? {} : { readTask: recordsAt('agencies', () => agenciesUrl) }),
  ...(publicUrl === null ? {} : { publicUrl }),
};

/** The gateway alone in its process. */
await serveAlone(
  'gateway',
  host,
  async (opened) => (await openGateway(opened.ports, { ...opened, limits, ...documents })).mounted,
);
