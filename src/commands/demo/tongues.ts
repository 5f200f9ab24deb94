/** What the team says in one language: the sentence of the number of people, and content elements. */
interface Said {
  readonly counted: (people: number) => string;
  readonly words: {
    readonly nature: string;
    readonly likely_consequences: string;
    readonly measures_taken: string;
    readonly measures_planned: string;
    readonly mitigation_for_individuals: string;
  };
}

/** The words of the notice to the people in the languages its recipients read; the same in each. */
export const tongues = {
  en: {
    counted: (people) => `The accounts of ${people.toLocaleString('en')} people were in it.`,
    words: {
      nature:
        'A storage folder with backups of our user accounts, kept for us by the hosting firm Harborline, could be read by anyone on the internet who knew its address. Harborline has told us that files were copied from it.',
      likely_consequences:
        'Somebody may try the password of your account here, and elsewhere if you use the same one. You may also get messages that pretend to come from us.',
      measures_taken:
        'The folder was closed. We ended all sessions and made every password invalid, so that a new one must be set at the next sign-in.',
      measures_planned:
        'We are checking every other folder of this kind and will change how backups are kept. We will write again if we find that more data is concerned.',
      mitigation_for_individuals:
        'Set a new password, and change it wherever you used the same one. Turn on two-step sign-in. Do not follow links in messages that ask for your password: we never ask for it.',
    },
  },
  de: {
    counted: (people) => `Darin lagen die Konten von ${people.toLocaleString('de')} Personen.`,
    words: {
      nature:
        'Ein Speicherordner mit Sicherungen unserer Benutzerkonten, den die Hosting-Firma Harborline für uns führt, war für alle im Internet lesbar, die seine Adresse kannten. Harborline hat uns mitgeteilt, dass Dateien daraus kopiert wurden.',
      likely_consequences:
        'Jemand könnte das Passwort Ihres Kontos hier ausprobieren, und anderswo, falls Sie dort dasselbe verwenden. Sie könnten auch Nachrichten bekommen, die vorgeben, von uns zu kommen.',
      measures_taken:
        'Der Ordner wurde geschlossen. Wir haben alle Sitzungen beendet und jedes Passwort ungültig gemacht, sodass bei der nächsten Anmeldung ein neues festgelegt werden muss.',
      measures_planned:
        'Wir prüfen jeden anderen Ordner dieser Art und werden ändern, wie Sicherungen aufbewahrt werden. Wir schreiben Ihnen erneut, wenn wir feststellen, dass weitere Daten betroffen sind.',
      mitigation_for_individuals:
        'Legen Sie ein neues Passwort fest, und ändern Sie es überall, wo Sie dasselbe verwendet haben. Schalten Sie die Anmeldung in zwei Schritten ein. Folgen Sie keinen Links in Nachrichten, die nach Ihrem Passwort fragen: Wir fragen nie danach.',
    },
  },
  fr: {
    counted: (people) => `Il contenait les comptes de ${people.toLocaleString('fr')} personnes.`,
    words: {
      nature:
        'Un dossier de stockage contenant des sauvegardes de nos comptes d’utilisateurs, tenu pour nous par l’hébergeur Harborline, était ouvert sur internet à toute personne qui en connaissait l’adresse. Harborline nous a fait savoir que des fichiers en ont été copiés.',
      likely_consequences:
        'Quelqu’un peut essayer le mot de passe de votre compte ici, et ailleurs si vous y utilisez le même. Vous pouvez aussi recevoir des messages qui prétendent venir de nous.',
      measures_taken:
        'Le dossier a été fermé. Nous avons mis fin à toutes les sessions et invalidé tous les mots de passe\u00a0: il faut en choisir un nouveau à la prochaine connexion.',
      measures_planned:
        'Nous vérifions tous les autres dossiers de ce type et allons changer la manière dont les sauvegardes sont conservées. Nous vous écrirons de nouveau si nous constatons que d’autres données sont concernées.',
      mitigation_for_individuals:
        'Choisissez un nouveau mot de passe et changez-le partout où vous utilisiez le même. Activez la connexion en deux étapes. Ne suivez aucun lien dans un message qui demande votre mot de passe\u00a0: nous ne le demandons jamais.',
    },
  },
  nl: {
    counted: (people) => `De accounts van ${people.toLocaleString('nl')} personen stonden erin.`,
    words: {
      nature:
        'Een opslagmap met back-ups van onze gebruikersaccounts, die het hostingbedrijf Harborline voor ons bewaarde, kon op internet worden gelezen door iedereen die het adres kende. Harborline heeft ons laten weten dat er bestanden uit zijn gekopieerd.',
      likely_consequences:
        'Iemand kan het wachtwoord van uw account hier proberen, en elders als u daar hetzelfde gebruikt. U kunt ook berichten krijgen die van ons lijken te komen.',
      measures_taken:
        'De map is gesloten. We hebben alle sessies beëindigd en elk wachtwoord ongeldig gemaakt, zodat bij de volgende aanmelding een nieuw wachtwoord moet worden ingesteld.',
      measures_planned:
        'We controleren elke andere map van deze soort en gaan veranderen hoe back-ups worden bewaard. We schrijven u opnieuw als blijkt dat er meer gegevens bij betrokken zijn.',
      mitigation_for_individuals:
        'Stel een nieuw wachtwoord in en wijzig het overal waar u hetzelfde gebruikte. Zet aanmelden in twee stappen aan. Volg geen links in berichten die om uw wachtwoord vragen: daar vragen we nooit om.',
    },
  },
  ja: {
    counted: (people) => `この中には${people.toLocaleString('ja')}人分のアカウントが含まれていました。`,
    words: {
      nature:
        'ホスティング会社Harborlineに保管を委託していた、当社のユーザーアカウントのバックアップのフォルダーが、アドレスを知っていればインターネット上の誰でも読み取れる状態になっていました。Harborlineからは、ファイルがコピーされたとの報告を受けています。',
      likely_consequences:
        'お客様のアカウントのパスワードが、当社のサービスや、同じパスワードをお使いの他のサービスで試されるおそれがあります。また、当社を装ったメッセージが届くおそれがあります。',
      measures_taken:
        'フォルダーは閉鎖しました。すべてのセッションを終了し、すべてのパスワードを無効にしましたので、次回のログイン時に新しいパスワードの設定が必要です。',
      measures_planned:
        '同種のほかのフォルダーもすべて確認しており、バックアップの保管方法を改めます。さらに別のデータが対象であると判明した場合は、あらためてお知らせします。',
      mitigation_for_individuals:
        '新しいパスワードを設定し、同じパスワードをお使いのサービスでもすべて変更してください。二段階認証を有効にしてください。パスワードを尋ねるメッセージのリンクは開かないでください。当社がパスワードをお尋ねすることはありません。',
    },
  },
  ar: {
    counted: (people) => `عدد أصحاب الحسابات التي كانت فيه: ${people.toLocaleString('en')}.`,
    words: {
      nature:
        'كان مجلد تخزين يضم نسخًا احتياطية من حسابات مستخدمينا، تحفظه لنا شركة الاستضافة Harborline، قابلًا للقراءة من أي شخص على الإنترنت يعرف عنوانه. وقد أبلغتنا Harborline بأن ملفات نُسخت منه.',
      likely_consequences:
        'قد يجرّب أحدهم كلمة مرور حسابكم هنا، وفي مواقع أخرى إن كنتم تستخدمون الكلمة نفسها. وقد تصلكم أيضًا رسائل تدّعي أنها منّا.',
      measures_taken:
        'أُغلق المجلد. أنهينا جميع الجلسات وأبطلنا كل كلمات المرور، فيجب تعيين كلمة مرور جديدة عند تسجيل الدخول التالي.',
      measures_planned:
        'نراجع كل مجلد آخر من هذا النوع وسنغيّر طريقة حفظ النسخ الاحتياطية. وسنكتب إليكم مجددًا إذا تبيّن أن بيانات أخرى معنية.',
      mitigation_for_individuals:
        'عيّنوا كلمة مرور جديدة، وغيّروها في كل مكان استخدمتم فيه الكلمة نفسها. فعّلوا تسجيل الدخول بخطوتين. لا تتبعوا روابط في رسائل تطلب كلمة مروركم: نحن لا نطلبها أبدًا.',
    },
  },
} satisfies Record<string, Said>;

interface Element {
  readonly element: string;
  readonly locale: string;
  readonly text: string;
}

/** All the notice says in a person's words, in each language, with the number of people as it is known. */
export function allWords(people: number): readonly Element[] {
  return Object.entries(tongues).flatMap(([locale, { words, counted }]) => {
    const between = locale === 'ja' ? '' : ' ';
    const all = { ...words, nature: `${words.nature}${between}${counted(people)}` };
    return Object.entries(all).map(([element, text]) => ({ element, locale, text }));
  });
}

/** What happened, in each language. */
export function natureOf(people: number): readonly Element[] {
  return allWords(people).filter(({ element }) => element === 'nature');
}
