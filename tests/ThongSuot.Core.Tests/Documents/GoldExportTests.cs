using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ThongSuot.Cli;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Shared;
using ThongSuot.TestKit;

namespace ThongSuot.Core.Tests.Documents;

public sealed class GoldExportTests
{
    private static readonly string[] Read =
    [
        "chuong-trinh-hanh-dong-tinh-uy.docx", "huong-dan-tuyen-truyen.docx", "ke-hoach-hanh-dong-thi-uy.docx", "ke-hoach-quan-triet-huyen-uy.docx", "ke-hoach-uy-ban-nhan-dan-tinh.docx",
        "quyet-dinh-quy-che-phoi-hop.docx", "cong-van-khao-sat-nhu-cau.docx", "bao-cao-so-ket-dang-uy-phuong.docx", "chi-thi-cong-thong-tin.html", "thong-bao-ket-luan.txt", "quyet-dinh-tcvn3.txt",
    ];

    [Theory, Databases]
    public async Task Export_OfAReviewThatChangedNothing_ScoresTheReaderAsPerfect(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        foreach (var name in Read)
        {
            var id = await ReceiveAsync(place, name);
            await ConfirmAsync(place, id);

            using var gold = await ExportAsync(place, id);
            using var found = await ReadingAsync(place, id);
            var (tally, said) = (new Tally(), new List<string>());
            Scoring.Score(gold.RootElement, found.RootElement, tally, said.Add);

            Assert.True(said.Count == 0, $"{name}: {string.Join("; ", said)}");
            foreach (var measure in new[] { "header", "references", "recipients", "sections", "duties" }) Assert.Equal(1.0, tally.F1(measure));
            Assert.NotEmpty(gold.RootElement.GetProperty("sections").EnumerateArray());
        }
    }

    [Theory, Databases]
    public async Task Export_OfWhatAPersonCorrected_CountsTheReadersMistakes(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var id = await place.ReadAsync(new Paper());
        var duties = await place.DutiesAsync(id);
        await place.With<ReviewService>(r => r.RejectAsync(duties[0].Id, null, place.Doing("document.duty-reject")));
        await place.With<ReviewService>(r => r.EditAsync(duties[1].Id, duties[1].Fields with { DueOn = new(2024, 7, 31) }, null, place.Doing("document.duty-edit")));
        var text = (await ReadingAsync(place, id)).RootElement.GetProperty("text").GetString()!;
        await place.With<ReviewService>(r => r.AddAsync(new(duties[0].EditionId, text.IndexOf("Nâng cao nhận thức", StringComparison.Ordinal), 41), place.Doing("document.duty-add")));
        await place.With<RegisterService>(r => r.CorrectHeadAsync(id, new(place.District, "Huyện ủy Đồng Mây", "Kế hoạch", 72, "KH/HU", "", new(2024, 3, 5), "phát triển giáo dục nghề nghiệp"), null, place.Doing("document.head")));
        await ConfirmAsync(place, id);

        using var gold = await ExportAsync(place, id);
        using var found = await ReadingAsync(place, id);
        var (tally, said) = (new Tally(), new List<string>());
        Scoring.Score(gold.RootElement, found.RootElement, tally, said.Add);

        Assert.Contains("header.identifier: gold '72-KH/HU' found '27-KH/HU'", said);
        Assert.Contains(said, s => s.StartsWith("duties: extra II/1", StringComparison.Ordinal));
        Assert.Contains(said, s => s.StartsWith("duties: missing I/1 | Nâng cao nhận thức", StringComparison.Ordinal));
        Assert.Contains("due at II/2: gold 2024-07-31 found 2024-06-30", said);
        Assert.Equal(5, said.Count(s => s.Length > 0) + (said.Exists(s => s.StartsWith("due at II/1", StringComparison.Ordinal)) ? 0 : 1));
    }

    [Theory, Databases]
    public async Task Export_BeforeItIsConfirmedOrOutOfReach_IsRefused(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var id = await place.ReadAsync(new Paper());

        Assert.Equal("rule.document.not-confirmed", (await Assert.ThrowsAsync<RuleException>(() => ExportAsync(place, id))).Code);
        await Assert.ThrowsAsync<NotFoundException>(() => place.With<GoldExport>(g => g.WriteAsync(place.Clerk + 1, id, Stream.Null)));
    }

    [Theory, Databases]
    public async Task ExportAll_WhereThePersonConfirms_HasLabelsAndOriginalOfEachConfirmedOpenDocument(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (first, second) = (await place.ReadAsync(new Paper()), await place.ReadAsync(new Paper { Identifier = "28-KH/HU" }));
        var secret = await place.ReadAsync(new Paper { Identifier = "29-KH/HU" }, secrecy: Secrecy.Confidential);
        await place.ReadAsync(new Paper { Identifier = "30-KH/HU" });
        foreach (var id in new[] { first, second, secret }) await ConfirmAsync(place, id);
        var (officer, above, beside) = (await place.Database.AddPersonAsync("Phạm Văn Nam", place.District), await place.Database.AddPersonAsync("Ngô Văn Tùng", place.Province, Core.Access.Role.Leader), await place.Database.AddPersonAsync("Đỗ Thị Lan", place.Neighbour, Core.Access.Role.Clerk));

        await using var zip = await AllAsync(place, place.Clerk);

        Assert.Equal([$"{first}-ke-hoach.gold.json", $"{first}-ke-hoach.txt", $"{second}-ke-hoach.gold.json", $"{second}-ke-hoach.txt"], zip.Entries.Select(e => e.FullName));
        using (var original = new StreamReader(await zip.Entries[1].OpenAsync())) Assert.Equal(new Paper().Text, await original.ReadToEndAsync(TestContext.Current.CancellationToken));
        using (var gold = await JsonDocument.ParseAsync(await zip.Entries[2].OpenAsync())) Assert.Equal("28-KH/HU", gold.RootElement.GetProperty("header").GetProperty("identifier").GetString());
        Assert.Equal(4, (await AllAsync(place, above)).Entries.Count);
        Assert.Empty((await AllAsync(place, beside)).Entries);
        Assert.Empty((await AllAsync(place, officer)).Entries);
    }

    private static async Task<ZipArchive> AllAsync(RegisterPlace place, long person)
    {
        var stream = new MemoryStream();
        await place.With<GoldExport>(g => g.WriteAllAsync(person, stream));
        stream.Position = 0;
        return await ZipArchive.CreateAsync(stream, ZipArchiveMode.Read, leaveOpen: false, null, TestContext.Current.CancellationToken);
    }

    private static async Task<long> ReceiveAsync(RegisterPlace place, string name)
    {
        await using var file = File.OpenRead(Samples.Path(name));
        var id = Assert.Single(await place.ReceiveAsync([new(name, file)])).DocumentId!.Value;
        await place.With<ReadingService, int>(r => r.ReadAllWaitingAsync());
        return id;
    }

    private static async Task ConfirmAsync(RegisterPlace place, long id)
    {
        await place.With<ReviewService>(r => r.ConfirmAllAsync(id, place.Doing("document.duty-confirm")));
        await place.With<ReviewService>(r => r.ConfirmDocumentAsync(id, null, place.Doing("document.confirm")));
    }

    private static async Task<JsonDocument> ExportAsync(RegisterPlace place, long id)
    {
        using var stream = new MemoryStream();
        await place.With<GoldExport>(g => g.WriteAsync(place.Clerk, id, stream));
        return JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static async Task<JsonDocument> ReadingAsync(RegisterPlace place, long id) => JsonDocument.Parse(
        (await place.With<DocumentQueries, EditionReading?>(async q => await q.ReadingAsync(place.Clerk, (await q.FindAsync(place.Clerk, id))!.Editions[0].Id)))!.Reading, new JsonDocumentOptions { MaxDepth = 10_000 });
}
