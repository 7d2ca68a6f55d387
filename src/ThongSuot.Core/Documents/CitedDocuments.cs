using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Documents;

/// <summary>
/// Finds the document that a citation means, and gathers what was cited or announced into the document when it comes. Number and symbol are not enough to tell (DOMAIN §3.1): the day must be the same
/// too, or where a day is missing the issuer. What stays in doubt is left for a person.
/// </summary>
public sealed class CitedDocuments(AppDbContext db, Clock clock)
{
    private const int MostAlike = 100;

    /// <summary>The document that a head names, among all others; a new one, not on file, when there is none. One that is on file goes before one that is only cited.</summary>
    internal async Task<Document> FindOrNoteAsync(DocumentHead cited, long citingId, CancellationToken cancel)
    {
        var note = new Document(0, Standing.Cited, cited, clock.Today);
        var alike = await db.Documents.Where(d => d.CitedAs == note.CitedAs && d.Id != citingId).OrderBy(d => d.Id).Take(MostAlike).ToListAsync(cancel);
        alike.AddRange(db.Documents.Local.Where(d => d.CitedAs == note.CitedAs && d.Id != citingId && !alike.Contains(d)));
        var meant = alike.Where(d => Agree(d.Head, cited)).ToList();
        var onFile = meant.Where(d => d.KeeperId is not null).ToList();
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

    /// <summary>Lets the citations of notes that mean this document lead to it; the notes are gone then. Returns how many they were.</summary>
    internal async Task<int> GatherAsync(Document document, CancellationToken cancel)
    {
        if (document.KeeperId is null) return 0;
        List<Document> notes = [];
        if (document.CitedAs.Length > 0)
            notes.AddRange((await db.Documents.Where(d => d.KeeperId == null && d.CitedAs == document.CitedAs && d.Id != document.Id).Take(MostAlike).ToListAsync(cancel)).Where(d => Agree(d.Head, document.Head)));
        // Announced by one that this document rests on: of the type and the issuer that were promised.
        if (document.Type.Length > 0)
            notes.AddRange((await db.Documents.Where(d => d.Standing == Standing.Announced && d.Type == document.Type
                    && db.References.Any(r => r.ToId == d.Id && db.References.Any(o => o.FromId == document.Id && o.ToId == r.FromId))).Take(MostAlike).ToListAsync(cancel))
                .Where(d => d.IssuerName.Length > 0 && NameFolding.Fold(d.IssuerName) == NameFolding.Fold(document.IssuerName)));
        foreach (var note in notes.Distinct()) await TakeOverAsync(note, document, cancel);
        return notes.Count;
    }

    /// <summary>Lets all that leads to or from a note lead to or from the document, and takes the note away.</summary>
    internal async Task TakeOverAsync(Document note, Document document, CancellationToken cancel)
    {
        RuleException.When(note.KeeperId is not null, "rule.document.match-on-file", note.Identifier);
        RuleException.When(note.Id == document.Id, "rule.document.match-self");
        var known = (await db.References.Where(r => r.ToId == document.Id).Select(r => r.FromId).ToListAsync(cancel)).ToHashSet();
        foreach (var reference in await db.References.Where(r => r.ToId == note.Id).ToListAsync(cancel))
            if (reference.FromId != document.Id && known.Add(reference.FromId)) reference.LeadTo(document.Id);
            else db.Remove(reference);
        // Others stand on the note until these are saved.
        await db.SaveChangesAsync(cancel);
        db.Remove(note);
        await db.SaveChangesAsync(cancel);
    }

    private static bool Agree(DocumentHead a, DocumentHead b)
    {
        if (a.Type.Length > 0 && b.Type.Length > 0 && NameFolding.Fold(a.Type) != NameFolding.Fold(b.Type)) return false;
        if (a.IssuerId is { } one && b.IssuerId is { } other && one != other) return false;
        if (a.IssuedOn is { } day && b.IssuedOn is { } same) return day == same;
        return a.IssuerId is not null && a.IssuerId == b.IssuerId || a.IssuerName.Length > 0 && NameFolding.Fold(a.IssuerName) == NameFolding.Fold(b.IssuerName);
    }
}
