import type { Clock, Sentences } from '@lien-nganh/service-host';
import { dayOf } from '@lien-nganh/vocabulary';
import type { FolderKind } from '../data-folder/description.ts';

const notices: Readonly<Record<FolderKind, Sentences | null>> = {
  'try-out': {
    vi: 'Đây là thư mục dùng thử: mọi tài khoản và hồ sơ ở đây là dữ liệu mẫu, không dùng cho công việc thật.',
    en: 'This is a folder for trying out: every account and record here is a sample, not for real work.',
  },
  demo: {
    vi: 'Đây là thư mục trình diễn có đồng hồ riêng: mọi tài khoản và hồ sơ ở đây là dữ liệu mẫu.',
    en: 'This is a demo folder with a clock of its own: every account and record here is a sample.',
  },
  real: null,
};

/** What every page and document of a folder of this kind says of its data; `null` where they are real. */
export function noticeOf(kind: FolderKind): Sentences | null {
  return notices[kind];
}

/** What a folder for real use must say as long as nobody but its own issuer says who somebody is. */
export const onlyAdministrator: Sentences = {
  vi: 'Chưa có nhà cung cấp danh tính: chỉ quản trị viên đăng nhập được. Hãy đặt OIDC_ISSUER, OIDC_AUDIENCE và OIDC_JWKS_URL rồi khởi động lại.',
  en: 'There is no identity provider: only the administrator can sign in. Set OIDC_ISSUER, OIDC_AUDIENCE and OIDC_JWKS_URL, and start again.',
};

/** The same where the folder has a clock of its own, with the day on which it stands whenever the notice is read. */
export function noticeWithClock(said: Sentences, clock: Clock): Sentences {
  const day = () => dayOf(clock.now().toISOString());
  return {
    get vi() {
      return `${said.vi} Đồng hồ trình diễn đang chỉ ngày ${day()}.`;
    },
    get en() {
      return `${said.en} Its clock stands at ${day()}.`;
    },
  };
}
