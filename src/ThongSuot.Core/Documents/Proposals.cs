using System.Text;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Documents.Export;
using Read = ThongSuot.Documents;

namespace ThongSuot.Core.Documents;

/// <summary>Puts what the reader understood of an edition beside the document, as proposals: head, duties, references. Works inside the operation of its caller.</summary>
public sealed class Proposals(AppDbContext db, NameResolver names, DocumentKeys keys, CitedDocuments cited, DocumentIndex index, Clock clock)
{
    internal async Task ApplyAsync(Work work, Document document, Edition edition, Read.Document read, CancellationToken cancel)
    {
        await KeepTextAsync(edition, read, cancel);
        edition.Finish(read.ReaderVersion);
        if (document.IsPreliminary)
        {
            await FillHeadAsync(document, read, cancel);
            await db.SaveChangesAsync(cancel);
            await cited.LetGoAsync(document, cancel);
        }
        // A later edition is read beside the first: what people made of that one stays.
        if (!await db.Duties.AnyAsync(d => d.DocumentId == document.Id, cancel)) await ProposeDutiesAsync(work, document, edition, read, cancel);
        if (!await db.References.AnyAsync(r => r.FromId == document.Id, cancel)) await ProposeReferencesAsync(work, document, read, cancel);
        await cited.GatherAsync(document, cancel);
        await index.PutAsync(document, cancel);
    }

    /// <summary>The head with the issuer found in the tree, and the series its number is counted in.</summary>
    internal async Task<DocumentHead> CompleteAsync(DocumentHead head, long keeperId, Direction? direction, CancellationToken cancel)
    {
        var issuer = head.IssuerId ?? (head.IssuerName.Length == 0 ? null : await IssuerAsync(head.IssuerName, keeperId, head.IssuedOn ?? clock.Today, cancel));
        // What goes out of a body is issued by it, as long as nobody says otherwise.
        if (direction == Direction.Outgoing) issuer ??= keeperId;
        return head with { IssuerId = issuer, Series = NumberSeries.Of(head.Symbol, head.IssuedOn) };
    }

    private async Task<long?> IssuerAsync(string name, long keeperId, DateOnly day, CancellationToken cancel)
    {
        // The name means what it meant that day, seen from the keeper; a keeper founded later sees it as of today.
        var lived = await db.Organizations.AnyAsync(o => o.Id == keeperId && o.EstablishedOn <= day && o.AbolishedOn > day, cancel);
        var resolution = await names.ResolveAsync(name, keeperId, lived ? day : clock.Today, cancel);
        return resolution.Bodies is [{ Id: var id }] ? id : null;
    }

    private async Task KeepTextAsync(Edition edition, Read.Document read, CancellationToken cancel)
    {
        using var json = new MemoryStream();
        JsonExport.Write(read, json);
        var reading = Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length);
        if (await db.EditionTexts.SingleOrDefaultAsync(t => t.EditionId == edition.Id, cancel) is { } text) text.Replace(read.Text, reading);
        else db.Add(new EditionText(edition.Id, read.Text, reading));
    }

    private async Task FillHeadAsync(Document document, Read.Document read, CancellationToken cancel)
    {
        var head = HeadReading.Of(read, document.Head);
        head = await CompleteAsync(head with { IssuerId = read.Header.Issuer is null ? head.IssuerId : null }, document.KeeperId!.Value, document.Direction, cancel);
        document.Describe(head, (await keys.OtherAsync(head.Key, document.Id, cancel))?.Id);
    }

    private async Task ProposeDutiesAsync(Work work, Document document, Edition edition, Read.Document read, CancellationToken cancel)
    {
        var duties = read.Duties.Select((d, i) => (Read: d, Duty: new Duty(document.Id, edition.Id, (i + 1) * Duty.Gap, FieldsOf(d), d.RuleId))).ToList();
        await db.AddAsync(work, [.. duties.Select(d => d.Duty)], cancel);
        await db.AddAsync(work, [.. duties.SelectMany(d => ActorsOf(d.Read).Select(a => new DutyActor(d.Duty, a.Role, HeadReading.Clip(a.Name, Document.LongestName)!)))], cancel);
    }

    private static DutyFields FieldsOf(Read.Duties.Duty read)
    {
        var deadline = read.Deadline;
        return new(read.Section.Length <= Duty.LongestSection ? read.Section : "", HeadReading.Clip(read.Text, Duty.LongestText) ?? "–", read.Quote.Start, read.Quote.Length, HeadReading.Clip(read.Deliverable?.Value, Duty.LongestDeliverable),
            HeadReading.Clip(deadline?.Written, Duty.LongestWritten), deadline?.Kind, deadline?.LastGoodDay, deadline?.Every, read.IsRequest, HeadReading.Clip(read.Route?.To, Duty.LongestWritten), HeadReading.Clip(read.Route?.Through, Duty.LongestWritten));
    }

    private static IEnumerable<(DutyRole Role, string Name)> ActorsOf(Read.Duties.Duty read) =>
        read.Lead.Select(a => (DutyRole.Lead, a.Name)).Concat(read.Cooperating.Select(a => (DutyRole.Cooperating, a.Name))).Concat(read.Advising.Select(a => (DutyRole.Advising, a.Name)))
            .Concat(read.Monitoring.Select(a => (DutyRole.Monitoring, a.Name))).Concat(read.Delegated.Select(a => (DutyRole.Delegated, a.Name))).Where(a => !string.IsNullOrWhiteSpace(a.Name)).Distinct();

    private async Task ProposeReferencesAsync(Work work, Document document, Read.Document read, CancellationToken cancel)
    {
        var references = new Dictionary<long, DocumentReference>();
        foreach (var reference in read.References)
            if (HeadReading.Of(reference) is { } head && await cited.FindOrNoteAsync(head, document.Id, cancel) is var to)
                references.TryAdd(to.Id, new(document.Id, to.Id, reference.Relation, reference.Citations[0].Start, reference.Citations[0].Length, HeadReading.Clip(reference.Identifier, 100)!, reference.Date));
        foreach (var announced in read.Announced)
        {
            var to = await cited.NoteAsync(Standing.Announced, HeadReading.Of(announced), cancel);
            references.Add(to.Id, new(document.Id, to.Id, Read.Recognition.RelationKind.Cites, announced.Span.Start, announced.Span.Length));
        }
        await db.SaveChangesAsync(cancel);
        await db.AddAsync(work, [.. references.Values], cancel);
    }
}
