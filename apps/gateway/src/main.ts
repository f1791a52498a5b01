import { serveAlone } from '@lien-nganh/service-host';
import { readConfig } from './config.ts';
import { openGateway } from './index.ts';

/** The gateway alone in its process. Looks of auditors are noted by the audit service, so none are served here. */
await serveAlone(readConfig(process.env), async (opened) => (await openGateway(opened.ports, opened)).mounted);
