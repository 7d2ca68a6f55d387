using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Documents;

/// <summary>
/// Takes in what was dropped into the folder: <c>CODE/</c> for each body, letters (.eml) and files in it. What was taken goes to <c>done/</c>, what cannot be to <c>failed/</c>, with a sentence beside it. A file is moved
/// only after its documents are in the register, where the same bytes are not entered twice: whatever ends the program in between, the next run goes on where this one stood.
/// </summary>
public sealed partial class IntakeService(AppDbContext db, IntakeOptions options, RegisterService register, ArrivalService arrivals, DocumentAccess access, Clock clock, ILogger<IntakeService> log)
{
    public const string Origin = "mail", Done = "done", Failed = "failed";
    private const int BytesOfMegabyte = 1 << 20, LongestFileName = 100;
    private static readonly Dictionary<string, (string Vietnamese, string English)> Sentences = DataFile.Rows("Documents/intake.tsv").ToDictionary(r => r[0], r => (r[1], r[2]), StringComparer.Ordinal);

    /// <summary>Names under which programs write what is not whole yet.</summary>
    private static readonly string[] Unfinished = [".part", ".tmp", ".filepart", ".crdownload"];

    /// <summary>Job: takes in what lies there. Returns how many documents came.</summary>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        if (options.Folder is not { Length: > 0 } root || !Directory.Exists(root)) return 0;
        var all = 0;
        foreach (var folder in new DirectoryInfo(root).EnumerateDirectories().OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            var files = folder.EnumerateFiles().Where(IsWhole).OrderBy(f => f.LastWriteTimeUtc).ThenBy(f => f.Name, StringComparer.Ordinal).ToList();
            if (files.Count == 0) continue;
            if (await BodyAsync(folder.Name, cancel) is not { } body)
            {
                NobodysFolder(log, folder.Name);
                continue;
            }
            all += await TakeAllAsync(body, files, cancel);
        }
        return all;
    }

    private async Task<int> TakeAllAsync((long Id, string Name) body, List<FileInfo> files, CancellationToken cancel)
    {
        var (count, clerks) = (0, await ClerksAsync(body.Id, cancel));
        try
        {
            foreach (var file in files)
            {
                try
                {
                    count += await TakeAsync(body.Id, file, clerks, cancel);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    // It lies there still, and is tried again.
                    NotTaken(log, file.Name, e);
                }
            }
        }
        finally
        {
            // What came is in the register, even if what follows could not be taken.
            if (count > 0) await TellAsync(body.Name, count, clerks, CancellationToken.None);
        }
        return count;
    }

    private async Task<int> TakeAsync(long body, FileInfo file, IReadOnlyList<long> clerks, CancellationToken cancel)
    {
        var isMail = file.Extension.Equals(".eml", StringComparison.OrdinalIgnoreCase);
        List<string> notes = [];
        var (count, taken) = (0, 0);
        try
        {
            await using var content = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (!isMail)
            {
                if (!IncomingMail.IsTaken(file.Name)) throw new MailRefusedException("nothing");
                await ReceiveAsync(file.Name, () => new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read), file.Name);
            }
            else
            {
                if (content.Length > (long)options.MaxMegabytes * BytesOfMegabyte) throw new MailRefusedException("large", options.MaxMegabytes);
                using var mail = await IncomingMail.OpenAsync(content, options, cancel);
                notes.AddRange(mail.LeftOut.Select(n => Sentence("left-out", n)));
                if (mail.Files.Count == 0) throw new MailRefusedException("nothing");
                foreach (var (name, open) in mail.Files) await ReceiveAsync(name, open, mail.Subject.Length == 0 ? mail.Sender : $"{mail.Sender}: {mail.Subject}");
            }
        }
        catch (MailRefusedException e)
        {
            notes.Insert(0, Sentence(e.Code, e.Figure));
        }
        PutAway(file, taken > 0 ? Done : Failed, notes);
        return count;

        async Task ReceiveAsync(string name, Func<Stream> open, string reason)
        {
            var (isNew, refusal) = await EnterAsync(body, name, open, clerks, new Operation(Actor.System, Origin, "document.receive", reason), cancel);
            if (refusal is null) (count, taken) = (count + (isNew ? 1 : 0), taken + 1);
            else notes.Add(Sentence(refusal.Code == "rule.document.file-empty" ? "refused-empty" : "refused-large", name));
        }
    }

    /// <summary>Into the register; what another body has on file, and the clerks here may read, into the book of arrivals.</summary>
    private async Task<(bool IsNew, RuleException? Refusal)> EnterAsync(long body, string name, Func<Stream> open, IReadOnlyList<long> clerks, Operation operation, CancellationToken cancel)
    {
        var received = await Once(evenIfThere: false);
        if (received.Refusal is not null || received.DocumentId is not null) return (received.DocumentId is not null, received.Refusal);
        if (received.Twins.Any(t => t.IsInSameRegister)) return (false, null);
        foreach (var twin in received.Twins)
        {
            if (clerks.Count == 0 || !await access.MayReadAsync(clerks[0], twin.DocumentId, cancel)) continue;
            if (await db.Arrivals.AnyAsync(a => a.DocumentId == twin.DocumentId && a.OrganizationId == body, cancel)) return (false, null);
            try
            {
                await arrivals.EnterAsync(new(twin.DocumentId, body, clock.Today), operation with { Kind = "document.arrive" }, cancel);
                return (true, null);
            }
            catch (RuleException e) when (e.Code == "rule.arrival.known")
            {
                // Entered a moment ago by a clerk.
                return (false, null);
            }
            catch (RuleException e) when (e.Code is "rule.arrival.own" or "rule.arrival.before-issue")
            {
                // The book cannot take it: it comes into the register by itself, and a clerk decides.
                break;
            }
        }
        // On file where nobody here can see it, it is as if it were not there.
        return ((await Once(evenIfThere: true)).DocumentId is not null, null);

        async Task<Received> Once(bool evenIfThere)
        {
            await using var content = open();
            return (await register.ReceiveAsync(new(body, Direction.Incoming, [new(name, content)], EvenIfThere: evenIfThere), operation, cancel))[0];
        }
    }

    /// <summary>One notice a clerk and run, however much came.</summary>
    private async Task TellAsync(string body, int count, IReadOnlyList<long> clerks, CancellationToken cancel)
    {
        if (clerks.Count == 0) return;
        await using var work = await db.BeginAsync(new Operation(Actor.System, Origin, "document.intake"), cancel);
        foreach (var clerk in clerks) work.Tell(clerk, "notice.intake", [count.ToString(CultureInfo.InvariantCulture), body], "/documents?show=ToReview");
        await work.CommitAsync(cancel);
    }

    private async Task<(long Id, string Name)?> BodyAsync(string folder, CancellationToken cancel)
    {
        var (today, id) = (clock.Today, long.TryParse(folder, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : (long?)null);
        var found = await db.OrganizationProfiles.Where(p => (p.AgencyCode == folder || p.OrganizationId == id) && p.ValidFrom <= today && p.ValidTo > today && db.Organizations.Any(o => o.Id == p.OrganizationId && o.AbolishedOn > today))
            .OrderBy(p => p.OrganizationId).Select(p => new { p.OrganizationId, p.Name }).Take(2).ToListAsync(cancel);
        // A code that two bodies bear says nothing.
        return found is [var one] ? (one.OrganizationId, one.Name) : null;
    }

    /// <summary>Those in post at the body who keep its register.</summary>
    private async Task<IReadOnlyList<long>> ClerksAsync(long body, CancellationToken cancel)
    {
        var (today, roles) = (clock.Today, RoleTable.With(Permission.RegisterDocuments));
        return await (from post in db.Posts
                      join appointment in db.Appointments on post.Id equals appointment.PostId
                      join person in db.Users on appointment.PersonId equals person.Id
                      where post.OrganizationId == body && roles.Contains(post.Role) && appointment.ValidFrom <= today && appointment.ValidTo > today && person.IsActive
                      select person.Id).Distinct().Order().ToListAsync(cancel);
    }

    private bool IsWhole(FileInfo file) => !file.Name.StartsWith('.') && file.LinkTarget is null && !Unfinished.Contains(file.Extension, StringComparer.OrdinalIgnoreCase)
        && file.LastWriteTimeUtc <= clock.Now.AddSeconds(-options.QuietSeconds);

    /// <summary>The sentence first: a file that lies there without one would be a riddle.</summary>
    private static void PutAway(FileInfo file, string folder, List<string> notes)
    {
        var to = Directory.CreateDirectory(Path.Combine(file.DirectoryName!, folder)).FullName;
        var stem = Path.GetFileNameWithoutExtension(file.Name);
        if (file.Name.Length > LongestFileName) stem = stem[..(LongestFileName / 2)].TrimEnd();
        var target = Path.Combine(to, stem + file.Extension);
        for (var i = 2; File.Exists(target) || File.Exists(target + ".txt"); i++) target = Path.Combine(to, string.Create(CultureInfo.InvariantCulture, $"{stem} ({i}){file.Extension}"));
        if (notes.Count > 0) File.WriteAllText(target + ".txt", string.Join('\n', notes) + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        file.MoveTo(target, overwrite: false);
    }

    private static string Sentence(string code, object what)
    {
        var (vietnamese, english) = Sentences[code];
        return string.Create(CultureInfo.InvariantCulture, $"{string.Format(CultureInfo.InvariantCulture, vietnamese, what)}\n{string.Format(CultureInfo.InvariantCulture, english, what)}");
    }

    [LoggerMessage(LogLevel.Warning, "The folder of incoming mail \"{Folder}\" is named after no body, or after two; what lies in it is not taken")]
    private static partial void NobodysFolder(ILogger log, string folder);

    [LoggerMessage(LogLevel.Warning, "{File} could not be taken in; it will be tried again")]
    private static partial void NotTaken(ILogger log, string file, Exception e);
}
