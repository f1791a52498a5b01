import { start } from '@lien-nganh/service-host';
import { readConfig } from './config.ts';
import { communities } from './service.ts';

await start(communities, readConfig(process.env));
