import { serveAlone } from '@lien-nganh/service-host';
import { readConfig } from './config.ts';
import { openGateway } from './index.ts';

const { host, limits } = readConfig(process.env);

/** The gateway alone in its process. */
await serveAlone('gateway', host, async (opened) => (await openGateway(opened.ports, { ...opened, limits })).mounted);
