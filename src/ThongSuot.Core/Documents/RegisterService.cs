using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Documents;

/// <summary>A file as it comes.</summary>
/// <param name="Name">As its sender calls it; for people only.</param>
public sealed record NewFile(string Name, Stream Content);

/// <summary>Files that come into a body's register.</summary>
/// <param name="Secrecy">Of all of them: what is secret is so before anybody has read it.</param>
/// <param name="EvenIfThere">Enters a file a second time though the register has it, or though it came from another body that has it on file.</param>
public sealed record ReceiveOptions(long KeeperId, Direction Direction, IReadOnlyList<NewFile> Files, Secrecy Secrecy = Secrecy.None, bool EvenIfThere = false);

/// <summary>What became of one file.</summary>
/// <param name="DocumentId">The document it is an edition of; null when it was refused, was in the register already, or came from a body that has it on file: then it is entered in the book of arrivals (<see cref="ArrivalService"/>).</param>
/// <param name="Twins">Documents within the sender's reach that have the same file, those of the same register first.</param>
/// <param name="Refusal">Why the file was not taken; null when it was.</param>
public sealed record Received(string Name, long? DocumentId, IReadOnlyList<Twin> Twins, RuleException? Refusal);

/// <summary>A document that has the same file.</summary>
public sealed record Twin(long DocumentId, string Identifier, string Subject, bool IsInSameRegister);

/// <summary>Another text of a document.</summary>
/// <param name="KeeperId">Into whose register it comes, when the document was only cited so far; else null.</param>
/// <param name="Direction">Likewise.</param>
public sealed record AddEditionOptions(long DocumentId, NewFile File, long? KeeperId = null, Direction Direction = Direction.Incoming);

/// <summary>A document entered without a file: on paper, or to be numbered first.</summary>
public sealed record RegisterOptions(long KeeperId, Direction Direction, DocumentHead Head);

/// <summary>The next number of a series for a document that goes out.</summary>
/// <param name="Symbol">"KH/TU", "KH-UBND".</param>
/// <param name="Series">Year or term; null for what the symbol and the day say.</param>
public sealed record IssueNumberOptions(long DocumentId, string Type, string Symbol, DateOnly IssuedOn, string? Series = null);

/// <summary>Enters documents in registers: files as they come, heads, numbers, what became of a document.</summary>
public sealed class RegisterService(AppDbContext db, FileStore files, AccessCheck check, DocumentAccess access, Proposals proposals, DocumentKeys keys, CitedDocuments cited, Standings standings, DocumentIndex index, OrganizationQueries organizations, Clock clock)
{
    /// <summary>Takes in files, a document each, to be read in the background. A file that cannot be taken loses none of the others.</summary>
    public async Task<IReadOnlyList<Received>> ReceiveAsync(ReceiveOptions options, Operation operation, CancellationToken cancel = default)
    {
        await check.DemandAsync(operation.By, Permission.RegisterDocuments, options.KeeperId, cancel);
        List<(string Name, StoredFile? File, RuleException? Refusal)> kept = [];
        foreach (var file in options.Files) kept.Add(await KeepAsync(file, cancel));

        await using var work = await db.BeginAsync(operation, cancel);
        // Who brings the same file at the same time waits, and is told.
        await db.HoldAsync($"register:{options.KeeperId}", cancel);
        var within = operation.By.PersonId is { } person ? await access.ReadableAsync(person, cancel) : db.Documents;
        var results = new List<Received>();
        foreach (var (name, file, refusal) in kept)
        {
            if (file is null)
            {
                results.Add(new(name, null, [], refusal));
                continue;
            }
            var twins = await TwinsAsync(within, file.Hash, options.KeeperId, cancel);
            var isThere = twins.Any(t => t.IsInSameRegister) || await db.Editions.AnyAsync(e => e.FileHash == file.Hash && db.Documents.Any(d => d.Id == e.DocumentId && d.KeeperId == options.KeeperId), cancel);
            var isOnFile = isThere || options.Direction == Direction.Incoming && twins.Count > 0;
            var document = isOnFile && !options.EvenIfThere ? null : await EnterAsync(work, options, name, file, cancel);
            results.Add(new(name, document?.Id, twins, null));
        }
        // Nothing entered is nothing done: it leaves no trace, and the sender's key is free.
        if (results.Find(r => r.DocumentId is not null) is not { DocumentId: { } first }) return results;
        work.Created(first);
        await work.CommitAsync(cancel);
        return results;
    }

    /// <summary>Enters a document by its head, as a person has it before them. Returns its id.</summary>
    public async Task<long> RegisterAsync(RegisterOptions options, Operation operation, CancellationToken cancel = default)
    {
        await check.DemandAsync(operation.By, Permission.RegisterDocuments, options.KeeperId, cancel);
        await using var work = await db.BeginAsync(operation, cancel);
        var document = new Document(await db.TakeNumbersAsync(nameof(Document), 1, cancel), Standing.Registered, options.Head, clock.Today);
        document.Register(options.KeeperId, options.Direction);
        await DescribeAsync(document, options.Head, cancel);
        db.Add(document);
        await db.SaveChangesAsync(cancel);
        await cited.GatherAsync(document, cancel);
        await index.PutAsync(document, cancel);
        work.Created(document.Id);
        await work.CommitAsync(cancel);
        return document.Id;
    }

    /// <summary>Says what is printed on a document. What cites it by that number and day leads to it from now on.</summary>
    public async Task CorrectHeadAsync(long id, DocumentHead head, int? version, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var document = await OnFileAsync(id, version, operation, cancel);
        await DescribeAsync(document, head, cancel);
        await db.SaveChangesAsync(cancel);
        await cited.LetGoAsync(document, cancel);
        await cited.GatherAsync(document, cancel);
        await index.PutAsync(document, cancel);
        await work.CommitAsync(cancel);
    }

    /// <summary>
    /// Gives a document that goes out the next number of its body's series for the type: from 1, without gaps or doubles, for the number is given back when the operation fails. What the register has already
    /// is passed over. Returns the number.
    /// </summary>
    public async Task<int> IssueNumberAsync(IssueNumberOptions options, int? version, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var document = await OnFileAsync(options.DocumentId, version, operation, cancel);
        RuleException.When(document.Direction != Direction.Outgoing, "rule.document.number-incoming");
        RuleException.When(document.Number is not null, "rule.document.number-given", document.Identifier);
        RuleException.When(string.IsNullOrWhiteSpace(options.Type) || string.IsNullOrWhiteSpace(options.Symbol), "rule.document.number-needs");
        var issuer = document.IssuerId ?? document.KeeperId!.Value;
        var head = document.Head with { IssuerId = issuer, Type = options.Type.Trim(), Symbol = options.Symbol.Trim(), IssuedOn = options.IssuedOn, Series = options.Series ?? NumberSeries.Of(options.Symbol.Trim(), options.IssuedOn) };
        RuleException.When(head.Series.Length == 0, "rule.document.series-missing");
        do head = head with { Number = (int)await db.TakeNumbersAsync($"document {issuer} {NameFolding.Fold(head.Type)} {head.Series}", 1, first: 1, cancel) };
        while (await keys.OtherAsync(head.Key, document.Id, cancel) is not null);
        await DescribeAsync(document, head, cancel);
        await db.SaveChangesAsync(cancel);
        await cited.GatherAsync(document, cancel);
        await index.PutAsync(document, cancel);
        await work.CommitAsync(cancel);
        return head.Number!.Value;
    }

    /// <summary>Takes in another text of a document, or the first of one that was only cited. Returns the id of the edition.</summary>
    public async Task<long> AddEditionAsync(AddEditionOptions options, int? version, Operation operation, CancellationToken cancel = default)
    {
        var file = await files.PutAsync(options.File.Content, cancel);
        await using var work = await db.BeginAsync(operation, cancel);
        var document = await db.DocumentAsync(options.DocumentId, version, cancel);
        var keeper = document.KeeperId ?? options.KeeperId ?? throw new RuleException("rule.document.not-on-file");
        await check.DemandAsync(operation.By, Permission.RegisterDocuments, keeper, cancel);
        var isNew = document.KeeperId is null;
        if (isNew) document.Register(keeper, options.Direction);
        var others = await db.Editions.Where(e => e.DocumentId == document.Id).Select(e => new { e.Ordinal, e.FileHash }).ToListAsync(cancel);
        RuleException.When(others.Exists(e => e.FileHash == file.Hash), "rule.document.edition-same");
        var edition = new Edition(document.Id, others.Count == 0 ? 1 : others.Max(e => e.Ordinal) + 1, file.Hash, NameOf(options.File.Name), file.Length, work.At, work.Operation.ActorId);
        db.Add(edition);
        // The words of one on file change when the text is read, not before.
        if (isNew) await index.PutAsync(document, cancel);
        else await db.SaveChangesAsync(cancel);
        work.Created(edition.Id);
        await work.CommitAsync(cancel);
        return edition.Id;
    }

    /// <summary>Notes that the issuer took a document back; what it had replaced or ended stands again. The operation's reason says by what.</summary>
    public Task RecallAsync(long id, int? version, Operation operation, CancellationToken cancel = default) => StandAsync(id, Standing.Recalled, version, operation, cancel);

    /// <summary>Takes back a recall that was noted by mistake.</summary>
    public Task RestoreAsync(long id, int? version, Operation operation, CancellationToken cancel = default) => StandAsync(id, Standing.Registered, version, operation, cancel);

    private async Task StandAsync(long id, Standing standing, int? version, Operation operation, CancellationToken cancel)
    {
        RuleException.When(string.IsNullOrWhiteSpace(operation.Reason), "rule.document.reason-missing");
        await using var work = await db.BeginAsync(operation, cancel);
        var document = await OnFileAsync(id, version, operation, cancel);
        RuleException.When(document.Standing == Standing.Draft, "rule.document.draft");
        RuleException.When(document.Standing == Standing.Recalled == (standing == Standing.Recalled), standing == Standing.Recalled ? "rule.document.recalled-already" : "rule.document.recalled-not");
        document.StandAs(standing);
        await db.SaveChangesAsync(cancel);
        if (standing != Standing.Recalled) await standings.ReviewAsync([id], cancel);
        await standings.ReviewOnesChangedByAsync(id, cancel);
        await work.CommitAsync(cancel);
    }

    private async Task<Document> OnFileAsync(long id, int? version, Operation operation, CancellationToken cancel)
    {
        var document = await db.DocumentAsync(id, version, cancel);
        await check.DemandAsync(operation.By, Permission.RegisterDocuments, document.KeeperId ?? throw new RuleException("rule.document.not-on-file"), cancel);
        return document;
    }

    /// <summary>A person's word: with the issuer's id or name and the series where they left them out, and with a key that is free.</summary>
    private async Task DescribeAsync(Document document, DocumentHead head, CancellationToken cancel)
    {
        var completed = await proposals.CompleteAsync(head, document.KeeperId!.Value, document.Direction, cancel);
        if (head.Series.Trim().Length > 0) completed = completed with { Series = head.Series };
        if (completed is { IssuerId: { } issuer, IssuerName: "" }) completed = completed with { IssuerName = (await organizations.NamesAsync([issuer], completed.IssuedOn ?? clock.Today, cancel)).GetValueOrDefault(issuer) ?? throw new NotFoundException("organization", issuer) };
        await keys.DemandFreeAsync(completed.Key, document.Id, cancel);
        document.Describe(completed);
        document.Vouch();
    }

    private async Task<(string Name, StoredFile? File, RuleException? Refusal)> KeepAsync(NewFile file, CancellationToken cancel)
    {
        var name = NameOf(file.Name);
        try
        {
            return (name, await files.PutAsync(file.Content, cancel), null);
        }
        catch (RuleException e)
        {
            return (name, null, e);
        }
    }

    private async Task<Document> EnterAsync(Work work, ReceiveOptions options, string name, StoredFile file, CancellationToken cancel)
    {
        var head = new DocumentHead(null, "", "", null, "", "", null, Path.GetFileNameWithoutExtension(name), options.Secrecy);
        var document = new Document(await db.TakeNumbersAsync(nameof(Document), 1, cancel), Standing.Registered, head, clock.Today);
        document.Register(options.KeeperId, options.Direction);
        db.Add(document);
        await db.SaveChangesAsync(cancel);
        db.Add(new Edition(document.Id, 1, file.Hash, name, file.Length, work.At, work.Operation.ActorId));
        await index.PutAsync(document, cancel);
        return document;
    }

    private async Task<IReadOnlyList<Twin>> TwinsAsync(IQueryable<Document> within, string hash, long keeperId, CancellationToken cancel)
    {
        var twins = await within.AsNoTracking().Where(d => db.Editions.Where(e => e.FileHash == hash).Select(e => e.DocumentId).Contains(d.Id)).OrderBy(d => d.Id).Take(Page<Twin>.MaxSize).ToListAsync(cancel);
        return [.. twins.OrderByDescending(d => d.KeeperId == keeperId).Select(d => new Twin(d.Id, d.Identifier, d.Subject, d.KeeperId == keeperId))];
    }

    /// <summary>Without the folders that some senders put before it.</summary>
    private static string NameOf(string given)
    {
        var name = given[(given.LastIndexOfAny(['/', '\\']) + 1)..].Trim().Normalize();
        return name.Length <= Document.LongestName ? name : name[^Document.LongestName..];
    }
}
