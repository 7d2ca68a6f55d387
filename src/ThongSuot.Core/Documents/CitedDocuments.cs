using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Documents;

/// <summary>
/// Finds the document that a citation means, and gathers what was cited or announced into the document when it comes. Number and symbol are not enough to tell (DOMAIN §3.1): the day must be the same
/// too, or where a day is missing the issuer. What stays in doubt is left for a person.
/// </summary>
public sealed class CitedDocuments(AppDbContext db, Standings standings, Clock clock)
{
    /// <summary>The first words of a name tell the kind of body.</summary>
    private const int KindWords = 2;

    private const int MostAlike = 100;

    /// <summary>The document that a head names, among all others; a new one, not on file, when there is none. One that is on file goes before one that is only cited.</summary>
    internal async Task<Document> FindOrNoteAsync(DocumentHead cited, long citingId, CancellationToken cancel)
    {
        var note = new Document(0, Standing.Cited, cited, clock.Today);
        var alike = await db.Documents.Where(d => d.CitedAs == note.CitedAs && d.Id != citingId).OrderBy(d => d.Id).Take(MostAlike).ToListAsync(cancel);
        alike.AddRange(db.Documents.Local.Where(d => d.CitedAs == note.CitedAs && d.Id != citingId && !alike.Contains(d)));
        var meant = alike.Where(d => Agree(d.Head, cited)).ToList();
        var onFile = meant.Where(d => d.KeeperId is not null).ToList();
        if (onFile.Count > 1 && cited.IssuerName.Length > 0) onFile = [.. onFile.Where(d => NameFolding.Fold(d.IssuerName) == NameFolding.Fold(cited.IssuerName))];
        if (onFile.Count == 1) return onFile[0];
        // Of several on file none is meant for certain: what is cited stands for itself.
        return meant.Find(d => d.KeeperId is null) ?? await NoteAsync(Standing.Cited, cited, cancel);
    }

    /// <summary>Notes a document that is not on file.</summary>
    internal async Task<Document> NoteAsync(Standing standing, DocumentHead head, CancellationToken cancel)
    {
        var note = new Document(await db.TakeNumbersAsync(nameof(Document), 1, cancel), standing, head, clock.Today);
        db.Add(note);
        return note;
    }

    /// <summary>Lets the citations of notes that mean this document lead to it; a note that nothing leads to any more is gone. Returns how many notes those were.</summary>
    internal async Task<int> GatherAsync(Document document, CancellationToken cancel)
    {
        if (document.KeeperId is null) return 0;
        List<Document> notes = [];
        if (document.CitedAs.Length > 0)
            notes.AddRange((await db.Documents.Where(d => d.KeeperId == null && d.CitedAs == document.CitedAs && d.Id != document.Id).OrderBy(d => d.Id).Take(MostAlike).ToListAsync(cancel)).Where(d => Agree(d.Head, document.Head)));
        // Announced by one that this document rests on: of the type and the issuer that were promised.
        if (document.Type.Length > 0)
            notes.AddRange((await db.Documents.Where(d => d.Standing == Standing.Announced && d.Type == document.Type
                    && db.References.Any(r => r.ToId == d.Id && db.References.Any(o => o.FromId == document.Id && o.ToId == r.FromId))).OrderBy(d => d.Id).Take(MostAlike).ToListAsync(cancel))
                .Where(d => d.IssuerName.Length > 0 && NameFolding.Fold(d.IssuerName) == NameFolding.Fold(document.IssuerName)));
        foreach (var note in notes.Distinct()) await TakeOverAsync(note, document, (reference, to) => reference.LeadTo(to), _ => true, cancel);
        if (notes.Count > 0) await standings.ReviewAsync([document.Id], cancel);
        return notes.Count;
    }

    /// <summary>Lets go of the citations that lead here and name another number or day: the head was corrected.</summary>
    internal async Task LetGoAsync(Document document, CancellationToken cancel)
    {
        foreach (var reference in await db.References.Where(r => r.ToId == document.Id && r.CitedAs != "").ToListAsync(cancel))
        {
            if (DocumentNumber.Read(reference.CitedAs) is not { } number) continue;
            if (NameFolding.Fold(number.ToString()) == document.CitedAs && (reference.CitedOn is null || document.IssuedOn is null || reference.CitedOn == document.IssuedOn)) continue;
            var head = new DocumentHead(null, "", "", number.Number, number.Symbol, NumberSeries.Of(number.Symbol, reference.CitedOn), reference.CitedOn, "", NumberTail: number.Tail);
            var meant = await FindOrNoteAsync(head, reference.FromId, cancel);
            await db.SaveChangesAsync(cancel);
            if (await db.References.AnyAsync(r => r.FromId == reference.FromId && r.ToId == meant.Id, cancel)) db.Remove(reference);
            else reference.LeadTo(meant.Id);
        }
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>A person says that what was only cited is this document. Citations in registers out of the person's reach stay as they are.</summary>
    internal Task MeanAsync(Document note, Document document, IReadOnlySet<long> keepers, CancellationToken cancel) =>
        TakeOverAsync(note, document, (reference, to) => reference.Mean(to), keepers.Contains, cancel);

    private async Task TakeOverAsync(Document note, Document document, Action<DocumentReference, long> lead, Func<long, bool> isWithin, CancellationToken cancel)
    {
        RuleException.When(note.KeeperId is not null, "rule.document.match-on-file", note.Identifier);
        RuleException.When(note.Id == document.Id, "rule.document.match-self");
        var known = (await db.References.Where(r => r.ToId == document.Id).Select(r => r.FromId).ToListAsync(cancel)).ToHashSet();
        var (left, leading) = (0, await db.References.Where(r => r.ToId == note.Id).Select(r => new { Reference = r, Keeper = db.Documents.Single(d => d.Id == r.FromId).KeeperId }).ToListAsync(cancel));
        foreach (var one in leading)
            if (one.Keeper is { } keeper && !isWithin(keeper)) left++;
            else if (one.Reference.FromId != document.Id && known.Add(one.Reference.FromId)) lead(one.Reference, document.Id);
            else db.Remove(one.Reference);
        // The note cannot go before those that stand on it.
        await db.SaveChangesAsync(cancel);
        if (left > 0) return;
        db.Remove(note);
        await db.SaveChangesAsync(cancel);
    }

    private static bool Agree(DocumentHead a, DocumentHead b)
    {
        if (a.Type.Length > 0 && b.Type.Length > 0 && NameFolding.Fold(a.Type) != NameFolding.Fold(b.Type)) return false;
        if (a.IssuerId is { } one && b.IssuerId is { } other && one != other) return false;
        var (name, named) = (NameFolding.Fold(a.IssuerName), NameFolding.Fold(b.IssuerName));
        if (AreOfOtherPlaces(name, named)) return false;
        if (a.IssuedOn is { } day && b.IssuedOn is { } same) return day == same;
        return a.IssuerId is not null && a.IssuerId == b.IssuerId || name.Length > 0 && name == named;
    }

    /// <summary>"huyen uy dong may" and "huyen uy song lam" are two bodies; "ban bi thu" and "ban chap hanh trung uong" may be one on the letterhead, and "tinh uy" is any.</summary>
    private static bool AreOfOtherPlaces(string name, string other) =>
        !name.Contains(other, StringComparison.Ordinal) && !other.Contains(name, StringComparison.Ordinal) && name.Split(' ').Take(KindWords).SequenceEqual(other.Split(' ').Take(KindWords), StringComparer.Ordinal);
}
