import { start } from '@lien-nganh/service-host';
import { readConfig } from './config.ts';
import { healthInterventions } from './service.ts';

await start(healthInterventions, readConfig(process.env));
