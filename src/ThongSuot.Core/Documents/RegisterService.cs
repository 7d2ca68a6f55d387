using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Documents;

/// <summary>A file as it comes.</summary>
/// <param name="Name">As its sender calls it; for people only.</param>
public sealed record NewFile(string Name, Stream Content);

/// <summary>Files that come into a body's register.</summary>
/// <param name="Secrecy">Of all of them: what is secret is so before anybody has read it.</param>
/// <param name="EvenIfThere">Enters a file a second time though the register has it.</param>
public sealed record ReceiveOptions(long KeeperId, Direction Direction, IReadOnlyList<NewFile> Files, Secrecy Secrecy = Secrecy.None, bool EvenIfThere = false);

/// <summary>What became of one file.</summary>
/// <param name="DocumentId">The document it is an edition of; null when it was refused, or was in the register already.</param>
/// <param name="Twins">Documents within the sender's reach that have the same file, those of the same register first.</param>
/// <param name="Refusal">Why the file was not taken; null when it was.</param>
public sealed record Received(string Name, long? DocumentId, IReadOnlyList<Twin> Twins, RuleException? Refusal);

/// <summary>A document that has the same file.</summary>
public sealed record Twin(long DocumentId, string Identifier, string Subject, bool IsInSameRegister);

/// <summary>Enters documents in registers: files as they come, heads, numbers, what became of a document.</summary>
public sealed class RegisterService(AppDbContext db, FileStore files, AccessCheck check, DocumentAccess access, Clock clock)
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
        var results = new List<Received>();
        foreach (var (name, file, refusal) in kept)
        {
            if (file is null)
            {
                results.Add(new(name, null, [], refusal));
                continue;
            }
            var twins = await TwinsAsync(file.Hash, options.KeeperId, operation.By, cancel);
            var isThere = twins.Any(t => t.IsInSameRegister) || await db.Editions.AnyAsync(e => e.FileHash == file.Hash && db.Documents.Any(d => d.Id == e.DocumentId && d.KeeperId == options.KeeperId), cancel);
            var document = isThere && !options.EvenIfThere ? null : await EnterAsync(work, options, name, file, cancel);
            results.Add(new(name, document?.Id, twins, null));
        }
        if (results.Find(r => r.DocumentId is not null) is { DocumentId: { } first }) work.Created(first);
        await work.CommitAsync(cancel);
        return results;
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
        await db.SaveChangesAsync(cancel);
        return document;
    }

    private async Task<IReadOnlyList<Twin>> TwinsAsync(string hash, long keeperId, Actor by, CancellationToken cancel)
    {
        var within = by.PersonId is { } person ? await access.ReadableAsync(person, cancel) : db.Documents;
        var twins = await within.AsNoTracking().Where(d => db.Editions.Any(e => e.FileHash == hash && e.DocumentId == d.Id)).OrderBy(d => d.Id).Take(Page<Twin>.MaxSize).ToListAsync(cancel);
        return [.. twins.OrderByDescending(d => d.KeeperId == keeperId).Select(d => new Twin(d.Id, d.Identifier, d.Subject, d.KeeperId == keeperId))];
    }

    /// <summary>Without the folders that some senders put before it.</summary>
    private static string NameOf(string given)
    {
        var name = given[(given.LastIndexOfAny(['/', '\\']) + 1)..].Trim().Normalize();
        return name.Length <= Document.LongestName ? name : name[^Document.LongestName..];
    }
}
