using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Documents;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Web.Access;

/// <summary>The history as a person may read it: what was done to a document stays, what was written in one that is not for this person does not.</summary>
public sealed class ReadableHistory(HistoryQueries queries, DocumentAccess documents)
{
    public const string DocumentKind = "document";

    public async Task<Page<OperationRow>> ReadAsync(long person, HistoryFilter filter, string? after, int size = 20, CancellationToken cancel = default)
    {
        var page = await queries.ReadAsync(filter, after, size, cancel);
        var asked = page.Items.SelectMany(o => o.Entries).Where(e => e.Subject.Kind == DocumentKind).Select(e => e.Subject.Id).Distinct().ToList();
        if (asked.Count == 0) return page;
        var readable = (await (await documents.ReadableAsync(person, cancel)).Where(d => EF.Parameter(asked).Contains(d.Id)).Select(d => d.Id).ToListAsync(cancel)).ToHashSet();
        return page with { Items = [.. page.Items.Select(o => o with { Entries = [.. o.Entries.Select(e => e.Subject.Kind != DocumentKind || readable.Contains(e.Subject.Id) ? e : e with { Fields = [] })] })] };
    }
}
