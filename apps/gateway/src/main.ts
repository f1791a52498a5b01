import { openFromSettings, toldToStop, type HostSettings } from '@lien-nganh/service-host';
import { readConfig } from './config.ts';
import { openGateway } from './index.ts';

/** The gateway alone in its process. Looks of auditors are noted by the audit service, so none are served here. */
async function start(settings: HostSettings): Promise<void> {
  const opened = await openFromSettings(settings);
  const gateway = await openGateway(opened.ports, opened);
  await gateway.app.listen(settings.PORT, settings.HOST);
  gateway.app.getHttpServer().on('upgrade', gateway.upgrade);
  await toldToStop();
  await gateway.close();
  await opened.ports.close();
}

await start(readConfig(process.env));
