import { start } from '@lien-nganh/service-host';
import { readConfig } from './config.ts';
import { inspections } from './service.ts';

await start(inspections, readConfig(process.env));
