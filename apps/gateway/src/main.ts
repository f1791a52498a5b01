import { serveAlone } from '@lien-nganh/service-host';
import { readConfig } from './config.ts';
import { openGateway, reportFilesAt, reportRecordsAt } from './index.ts';

const { host, limits, reportingUrl, publicUrl } = readConfig(process.env);
const documents = {
  ...(reportingUrl === null
    ? {}
    : {
        readReportRecord: reportRecordsAt(() => reportingUrl),
        readReportFile: reportFilesAt(() => reportingUrl),
      }),
  ...(publicUrl === null ? {} : { publicUrl }),
};

/** The gateway alone in its process. */
await serveAlone(
  'gateway',
  host,
  async (opened) => (await openGateway(opened.ports, { ...opened, limits, ...documents })).mounted,
);
