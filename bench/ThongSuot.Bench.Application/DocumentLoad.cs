using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Tests;

namespace ThongSuot.Bench;

/// <summary>Documents of 2 KB in the words of offices, kept by the nation: the same every time. Words are as unevenly frequent as in language (the n-th comes 1/n as often).</summary>
internal sealed class DocumentLoad(BenchSite site, int count)
{
    private const int Batch = 2_000, WordsEach = 330;
    private static readonly string[] Terms =
    [
        "giáo dục nghề nghiệp", "kế hoạch", "thực hiện", "đơn vị", "báo cáo", "đào tạo", "lao động", "cơ quan", "tổ chức", "nhân dân", "phát triển", "triển khai", "tuyên truyền", "chỉ thị", "nghị quyết", "hướng dẫn", "kiểm tra", "giám sát", "doanh nghiệp", "học sinh",
        "nông thôn", "việc làm", "kỹ năng", "cơ sở vật chất", "nhà giáo", "tuyển sinh", "phân luồng", "kinh phí", "ngân sách", "thị trường lao động", "chuyển đổi số", "cải cách hành chính", "an toàn", "môi trường", "y tế", "văn hóa", "thể thao", "du lịch", "giao thông", "xây dựng",
        "đất đai", "quy hoạch", "thuế", "hộ nghèo", "bảo hiểm xã hội", "thanh niên", "phụ nữ", "người cao tuổi", "trẻ em", "dân tộc", "tôn giáo", "quốc phòng", "an ninh", "phòng cháy chữa cháy", "thiên tai", "lũ lụt", "thủy lợi", "chăn nuôi", "trồng trọt", "lâm nghiệp",
        "thủy sản", "hợp tác xã", "làng nghề", "nông sản", "xuất khẩu", "đầu tư", "đấu thầu", "tài sản công", "kho bạc", "kiểm toán", "thanh tra", "khiếu nại", "tố cáo", "hòa giải", "hộ tịch", "chứng thực", "tư pháp", "thi đua", "khen thưởng", "kỷ luật",
    ];

    public long Reader { get; private set; }
    public IReadOnlyList<long> Some { get; private set; } = [];

    public async Task<int> BuildAsync()
    {
        using (await site.VisitorAsync()) Reader = await site.With<AppDbContext, long>(db => db.Users.Where(p => p.Email == FirstPerson.Email).Select(p => p.Id).SingleAsync());
        var there = await site.With<AppDbContext, int>(db => db.Documents.CountAsync(d => d.Symbol == "CV-CP"));
        // Two hundred thousand at once are not what the index is kept up to date for.
        if (there < count) await DoAsync(db => db is PostgresDbContext ? "DROP INDEX IF EXISTS \"IX_DocumentWords_Words\"" : "SELECT 1");
        for (var from = there; from < count; from += Batch) await AddAsync(from, Math.Min(Batch, count - from));
        if (there < count) await DoAsync(db => db is PostgresDbContext ? "CREATE INDEX \"IX_DocumentWords_Words\" ON \"DocumentWords\" USING gin (\"Words\")" : "INSERT INTO \"DocumentWords\" (\"DocumentWords\") VALUES ('optimize')");
        if (there < count) await DoAsync(db => db is PostgresDbContext ? "VACUUM ANALYZE" : "ANALYZE");
        Some = await site.With<AppDbContext, List<long>>(db => db.Documents.Where(d => d.Symbol == "CV-CP").OrderBy(d => d.Id).Select(d => d.Id).Where(i => i % 997 == 0).ToListAsync());
        return count;
    }

    /// <summary>Questions of one, two and three terms, typed without marks, frequent and rare.</summary>
    public IEnumerable<(string What, IReadOnlyList<string> Words)> Questions()
    {
        string Term(int i) => NameFolding.Fold(Terms[i % Terms.Length]);
        for (var terms = 1; terms <= 3; terms++)
        {
            var n = terms;
            yield return ($"{n} term{(n == 1 ? "" : "s")}", [.. Enumerable.Range(0, 100).Select(i => string.Join(' ', Enumerable.Range(0, n).Select(t => Term((i * 7) + (t * 13)))))]);
        }
        yield return ("a number and symbol", [.. Enumerable.Range(0, 100).Select(i => string.Create(CultureInfo.InvariantCulture, $"{(i * 1_777 % count) + 1}-cv/cp"))]);
        yield return ("words that no document has together", [.. Enumerable.Range(0, 50).Select(i => $"{Term(i)} vũ trụ học")]);
    }

    private Task<bool> DoAsync(Func<AppDbContext, string> statement) => site.With<AppDbContext, bool>(async db =>
    {
        using var turn = await db.TurnAsync(default);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
#pragma warning disable EF1002 // Statements of our own.
        await db.Database.ExecuteSqlRawAsync(statement(db));
#pragma warning restore EF1002
        return true;
    });

    private Task<bool> AddAsync(int from, int howMany) => site.With<AppDbContext, bool>(async db =>
    {
        await using var work = await db.BeginAsync(CarryData.Doing("document.register"));
        var first = await db.TakeNumbersAsync(nameof(Document), howMany);
        var documents = Enumerable.Range(0, howMany).Select(i =>
        {
            var (n, words) = (from + i, new Words(from + i));
            var head = new DocumentHead(UnitSeeds.NationId, "Chính phủ", "Công văn", n + 1, "CV-CP", "2026", new DateOnly(2026, 1, 1).AddDays(n % 300), $"Về việc {words.Take(12)}");
            var document = new Document(first + i, Standing.Announced, head, new(2026, 1, 1));
            document.Register(UnitSeeds.NationId, Direction.Outgoing);
            return (Document: document, Text: words.Take(WordsEach));
        }).ToList();
        await BulkInsert.WriteAsync(db, documents.ConvertAll(d => d.Document), default);
        var editions = documents.ConvertAll(d =>
        {
            var edition = new Edition(d.Document.Id, 1, d.Document.Id.ToString("x64", CultureInfo.InvariantCulture), "cong-van.docx", d.Text.Length, work.At, null);
            edition.Finish("1");
            return edition;
        });
        await BulkInsert.WriteAsync(db, editions, default);
        await BulkInsert.WriteAsync(db, editions.Zip(documents, (e, d) => new EditionText(e.Id, d.Text, "{}")).ToList(), default);
        var index = new DocumentIndex(db);
        // In the order of their keys: SQLite's index writes out what it has gathered whenever a lower one comes.
        foreach (var (document, _) in documents.OrderByDescending(d => d.Document.ListedOn).ThenBy(d => d.Document.Id)) await index.PutAsync(document, default);
        await work.CommitAsync();
        return true;
    });

    /// <summary>Terms drawn by a generator of its own: alike on every machine and version.</summary>
    private sealed class Words(int seed)
    {
        private ulong _state = (ulong)seed * 2_862_933_555_777_941_757UL + 3_037_000_493UL;

        public string Take(int words)
        {
            var taken = new List<string>();
            for (var left = words; left > 0;)
            {
                _state ^= _state << 13;
                _state ^= _state >> 7;
                _state ^= _state << 17;
                // Of the harmonic series: the first terms are the frequent ones.
                var term = Terms[(int)(Math.Pow(Terms.Length + 1, _state / (double)ulong.MaxValue) - 1) % Terms.Length];
                taken.Add(term);
                left -= term.Count(c => c == ' ') + 1;
            }
            return string.Join(' ', taken);
        }
    }
}
