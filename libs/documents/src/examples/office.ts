import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { fontFiles } from '../pdf/given.ts';

const run = promisify(execFile);

/** The font of the documents where they name Times New Roman, which no free system has: it has the same measures. */
const FONTS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Font/Substitution"><prop oor:name="Replacement" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Font/Substitution/FontPairs"><node oor:name="_0" oor:op="replace">
<prop oor:name="Always"><value>true</value></prop><prop oor:name="OnScreenOnly"><value>false</value></prop>
<prop oor:name="ReplaceFont"><value>Times New Roman</value></prop><prop oor:name="SubstituteFont"><value>Tinos</value></prop>
</node></item>
</oor:items>`;

/**
 * A file as LibreOffice saves it in a form. It uses a profile of its own, so that no open window is asked.
 *
 * @throws Error when it cannot open the file, or takes more than two minutes
 */
export async function savedByOffice(bytes: Uint8Array, from: 'docx' | 'xlsx', to: 'docx' | 'xlsx' | 'pdf') {
  const folder = await mkdtemp(join(tmpdir(), 'lien-nganh-office-'));
  try {
    const file = join(folder, `in.${from}`);
    await writeFile(file, bytes);
    await mkdir(join(folder, 'profile/user'), { recursive: true });
    await writeFile(join(folder, 'profile/user/registrymodifications.xcu'), FONTS);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const options = [profile, '--headless', '--convert-to', to, '--outdir', join(folder, 'out'), file];
    const env = { ...process.env, XDG_DATA_HOME: await withFont(join(folder, 'data')) };
    await run('soffice', options, { timeout: 120_000, env });
    return new Uint8Array(await readFile(join(folder, 'out', `in.${to}`)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where the system looks for fonts of a user: whoever has LibreOffice need not have the font. */
async function withFont(data: string): Promise<string> {
  const fonts = join(data, 'fonts');
  await mkdir(fonts, { recursive: true });
  for (const file of fontFiles()) await copyFile(file, join(fonts, basename(file)));
  return data;
}
