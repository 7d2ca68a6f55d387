using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Shared;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Core.Tests.Documents;

public sealed class ReadingTests
{
    [Theory, Databases]
    public async Task Read_Plan_FillsTheHeadAndFindsTheIssuer(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);

        var id = await place.ReadAsync(new Paper());

        var document = await place.FindAsync(id);
        Assert.Equal(new DocumentHead(place.District, "Huyện ủy Đồng Mây", "Kế hoạch", 27, "KH/HU", "2020-2025", new(2024, 3, 5), "phát triển giáo dục nghề nghiệp"), document.Head);
        Assert.Equal(("27-KH/HU", true, "Huyện ủy Đồng Mây"), (document.Identifier, document.IsPreliminary, document.Issuer));
        Assert.Equal(ReadingState.Read, document.Editions[0].State);
        var reading = (await place.With<DocumentQueries, EditionReading?>(q => q.ReadingAsync(place.Clerk, document.Editions[0].Id)))!;
        using var json = JsonDocument.Parse(reading.Reading);
        Assert.Equal(reading.Text, json.RootElement.GetProperty("text").GetString());
    }

    [Theory, Databases]
    public async Task Read_Plan_ProposesDutiesWithQuotationDeadlineRouteAndWhoIsNamed(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var id = await place.ReadAsync(new Paper());
        var text = (await place.With<DocumentQueries, EditionReading?>(async q => await q.ReadingAsync(place.Clerk, (await q.FindAsync(place.Clerk, id))!.Editions[0].Id)))!.Text;

        var duties = await place.DutiesAsync(id);

        Assert.Equal(["II/1", "II/2", "II/3"], duties.Where(d => d.Fields.DueOn is not null).Select(d => d.Fields.Section));
        Assert.All(duties, d => Assert.Equal((DutyState.Proposed, d.Fields.Text), (d.State, text.Substring(d.Fields.QuoteStart, d.Fields.QuoteLength))));
        var first = duties[0];
        Assert.Equal((DeadlineKind.Before, new DateOnly(2024, 3, 19), "trước ngày 20/3/2024", "Ban Tuyên giáo Tỉnh ủy"), (first.Fields.DueKind!.Value, first.Fields.DueOn!.Value, first.Fields.DueWritten, first.Fields.ReportTo));
        Assert.Equal([(DutyRole.Lead, "Ban Tuyên giáo Huyện ủy"), (DutyRole.Cooperating, "Văn phòng Huyện ủy")], first.Actors.Select(a => (a.Role, a.Name)));
    }

    [Theory, Databases]
    public async Task Read_WhatIsCitedOrAnnounced_IsNotedAsNotOnFile(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var id = await place.ReadAsync(new Paper { Closing = "Ban Tổ chức Huyện ủy sẽ ban hành hướng dẫn riêng về công tác cán bộ." });

        var cited = (await place.ReferencesAsync(id)).To;

        Assert.Equal([(RelationKind.Implements, "41-CTr/TU", Standing.Cited), (RelationKind.Cites, "", Standing.Announced)], cited.Select(r => (r.Relation, r.Document.Identifier, r.Document.Standing)));
        Assert.Equal(("Chương trình hành động", new DateOnly(2023, 11, 20)), (cited[0].Document.Type, cited[0].Document.IssuedOn));
        Assert.Equal("Hướng dẫn", cited[1].Document.Type);
        // A second document that cites the same leads to the same note.
        var other = await place.ReadAsync(new Paper { Identifier = "28-KH/HU" });
        Assert.Equal(cited[0].Document.Id, (await place.ReferencesAsync(other)).To[0].Document.Id);
    }

    [Theory, Databases]
    public async Task Read_FileThatCannotBeRead_SaysWhyAndIsReadAgainWhenAskedTo(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var broken = Assert.Single(await place.ReceiveAsync([new("hong.docx", new MemoryStream(Encoding.ASCII.GetBytes("PK\u0003\u0004 cut short")))])).DocumentId!.Value;
        var whole = await place.ReadAsync(new Paper());

        var edition = Assert.Single((await place.FindAsync(broken)).Editions);
        Assert.Equal(ReadingState.Failed, edition.State);
        Assert.True(edition.Failure!.Contains("tệp", StringComparison.OrdinalIgnoreCase) && edition.FailureInEnglish!.Contains("file", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(ReadingState.Read, (await place.FindAsync(whole)).Editions[0].State);
        Assert.Equal(new ReadingProgress(0, 0, 1, 1), await place.With<ReadingService, ReadingProgress>(r => r.ProgressAsync(place.Clerk, DateTime.UnixEpoch)));

        await place.With<ReadingService>(r => r.RetryAsync(edition.Id, place.Doing("document.read-again")));
        Assert.Equal(1, await place.With<ReadingService, int>(r => r.ReadAllWaitingAsync()));
        Assert.Equal(ReadingState.Failed, (await place.FindAsync(broken)).Editions[0].State);
        var refused = await Assert.ThrowsAsync<RuleException>(async () => await place.With<ReadingService>(async r => await r.RetryAsync((await place.FindAsync(whole)).Editions[0].Id, place.Doing("document.read-again"))));
        Assert.Equal("rule.document.not-failed", refused.Code);
    }

    [Theory, Databases]
    public async Task Read_BrokenOffByABreakdown_IsTakenUpAgain_AndGivenUpAfterThreeTimes(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var id = Assert.Single(await place.ReceiveAsync([new Paper().File()])).DocumentId!.Value;

        // What a breakdown leaves behind.
        await BreakDownAsync(place, tries: ReadingService.MostTries - 1);
        Assert.Equal(1, await place.With<ReadingService, int>(r => r.ReadAllWaitingAsync()));
        Assert.Equal(ReadingState.Read, (await place.FindAsync(id)).Editions[0].State);

        var other = Assert.Single(await place.ReceiveAsync([new Paper { Identifier = "28-KH/HU" }.File()])).DocumentId!.Value;
        await BreakDownAsync(place, tries: ReadingService.MostTries);
        Assert.Equal(1, await place.With<ReadingService, int>(r => r.ReadAllWaitingAsync()));
        var edition = (await place.FindAsync(other)).Editions[0];
        Assert.Equal(ReadingState.Failed, edition.State);
        Assert.Contains("ba lần", edition.Failure!, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Read_StoppedInGoodOrder_WaitsAndCountsNoTry(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var id = Assert.Single(await place.ReceiveAsync([new Paper().File()])).DocumentId!.Value;
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => place.With<ReadingService>(r => r.ReadAllWaitingAsync(cancel.Token)));

        Assert.Equal((ReadingState.Waiting, 0), await place.With<AppDbContext, (ReadingState, int)>(async db => await db.Editions.Where(e => e.DocumentId == id).Select(e => new { e.State, e.Tries }).SingleAsync() is var e ? (e.State, e.Tries) : default));
    }

    [Theory, Databases]
    public async Task Read_OriginalThatIsGone_SaysSo(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var id = Assert.Single(await place.ReceiveAsync([new Paper().File()])).DocumentId!.Value;
        Directory.Delete(place.Folder, recursive: true);
        Directory.CreateDirectory(place.Folder);

        await place.With<ReadingService>(r => r.ReadAllWaitingAsync());

        Assert.Contains("tệp gốc", (await place.FindAsync(id)).Editions[0].Failure!, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Read_NumberThatAnotherDocumentHas_PointsToThatOneAndTakesNoKey(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var first = await place.ReadAsync(new Paper());

        var second = await place.ReadAsync(new Paper { Subject = "phát triển giáo dục nghề nghiệp (bản quét)" });

        Assert.Equal((first, "27-KH/HU"), ((await place.FindAsync(second)).SameAs!.Id, (await place.FindAsync(second)).Identifier));
        Assert.Null((await place.FindAsync(first)).SameAs);
        Assert.Equal(1, await place.With<AppDbContext, int>(db => db.Documents.CountAsync(d => d.Key != null)));
    }

    private static Task BreakDownAsync(RegisterPlace place, int tries) =>
        place.With<AppDbContext>(db => db.Editions.Where(e => e.State == ReadingState.Waiting).ExecuteUpdateAsync(s => s.SetProperty(e => e.State, ReadingState.Reading).SetProperty(e => e.Tries, tries)));
}
