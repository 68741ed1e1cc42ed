package org.letopis.sanitize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.letopis.Programs;

/** Mails as Python's library writes and reads them. */
final class Mails {
    private Mails() {}

    /** Runs a program in Python in a folder. */
    static String python(Path folder, String program, String... arguments) throws IOException, InterruptedException {
        Programs.need("python3", "python3");
        Path file = Files.writeString(folder.resolve("program.py"), program);
        String[] command = new String[arguments.length + 2];
        command[0] = "python3";
        command[1] = file.toString();
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        return Programs.run(folder, command);
    }

    /** Writes a mail with text, page, a picture in the page and a file, in {@code mail.eml} in the folder. */
    static byte[] written(Path folder) throws IOException, InterruptedException {
        Files.write(folder.resolve("photo.jpg"), Strips.sample("dirty.jpg"));
        python(folder, """
                from email.message import EmailMessage
                from email.utils import make_msgid, formatdate
                photo = open("photo.jpg", "rb").read()
                mail = EmailMessage()
                mail["From"] = "Мира <mira@example.org>"
                mail["To"] = "Tamar <tamar@example.org>, danil@example.org"
                mail["Bcc"] = "levan@example.org"
                mail["Subject"] = "Рынок 17 мая: торговцев больше нет, ряды разобраны полностью"
                mail["Date"] = "Fri, 17 May 2024 11:30:00 +0300"
                mail["Message-ID"] = make_msgid(domain="mira-laptop.example")
                mail["User-Agent"] = "Darkbench 7"
                mail["X-Originating-IP"] = "[192.0.2.77]"
                mail.set_content("Ряды разобраны.\\n\\nThe stalls were cleared.\\n")
                cid = make_msgid(domain="mira-laptop.example")
                mail.add_alternative("<html><body><p>Ряды <b>разобраны</b>.</p><img src='cid:" + cid[1:-1] + "'>"
                    "<img src='https://tracker.example/open?mira'></body></html>", subtype="html")
                mail.get_payload()[1].add_related(photo, "image", "jpeg", cid=cid)
                mail.add_attachment(photo, maintype="image", subtype="jpeg", filename="рынок.jpg")
                mail.add_attachment("name;age\\nmill;90\\n", subtype="csv", filename="list.csv")
                open("mail.eml", "wb").write(mail.as_bytes())
                """);
        return Files.readAllBytes(folder.resolve("mail.eml"));
    }

    /** Returns what Python reads from a mail: its fields, and of each part its type, name and text. */
    static String read(Path folder, byte[] mail) throws IOException, InterruptedException {
        Files.write(folder.resolve("read.eml"), mail);
        return python(folder, """
                import email, email.policy, hashlib, sys
                mail = email.message_from_binary_file(open("read.eml", "rb"), policy=email.policy.default)
                out = []
                for name, value in mail.items():
                    if not name.startswith("Content"):
                        out.append(name + ": " + str(value))
                for part in mail.walk():
                    if part.is_multipart():
                        out.append("[" + part.get_content_type() + "]")
                    else:
                        content = part.get_content()
                        text = content if isinstance(content, str) else "sha256 " + hashlib.sha256(content).hexdigest()
                        out.append("[%s %s %s]\\n%s" % (part.get_content_type(), part.get_filename() or "",
                            part["Content-ID"] or "", text.strip()))
                    for defect in part.defects:
                        out.append("defect " + repr(defect))
                sys.stdout.buffer.write("\\n".join(out).encode("utf-8"))
                """);
    }
}
