using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Documents;

public sealed class NumberTests
{
    private static readonly DateOnly Day = new(2025, 9, 28);

    [Theory]
    [InlineData("27-KH/TU", 27, "", "KH/TU", "27-KH/TU")]
    [InlineData("5/KH-UBND", 5, "", "KH-UBND", "05/KH-UBND")]
    [InlineData("05 -HD/BTGTU", 5, "", "HD/BTGTU", "05-HD/BTGTU")]
    [InlineData("29/2008/NĐ-CP", 29, "", "2008/NĐ-CP", "29/2008/NĐ-CP")]
    [InlineData("66.4/2025/NQ-CP", 66, ".4", "2025/NQ-CP", "66.4/2025/NQ-CP")]
    [InlineData("3176b/QĐ-BYT", 3176, "b", "QĐ-BYT", "3176b/QĐ-BYT")]
    [InlineData("144/2002/QĐ/BTC", 144, "", "2002/QĐ/BTC", "144/2002/QĐ/BTC")]
    public void Read_Identifier_GivesItsPartsAndIsWrittenInForm(string printed, int number, string tail, string symbol, string written)
    {
        var read = DocumentNumber.Read(printed);
        Assert.Equal(new DocumentNumber(number, tail, symbol), read);
        Assert.Equal(written, read!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("KH/TU")]
    [InlineData("/KH-UBND")]
    [InlineData("27")]
    [InlineData("00/KH-UBND")]
    public void Read_WhatHasNoNumberOrSymbol_IsNothing(string printed) => Assert.Null(DocumentNumber.Read(printed));

    [Theory]
    [InlineData("KH-UBND", "2024-12-31", "2024")]
    [InlineData("KH-UBND", "2025-01-01", "2025")]
    [InlineData("2025/NQ-CP", "2025-03-01", "2025")]
    [InlineData("KH/TU", "2024-03-05", "2020-2025")]
    [InlineData("KH/TU", "2025-12-01", "2025-2030")]
    [InlineData("CT/TW", "2023-05-04", "2021-2026")]
    [InlineData("HD/BTGTW", "2020-12-31", "2016-2021")]
    [InlineData("KH/TU", "1996-01-01", "")]
    public void Series_OfTheStateIsTheYear_OfThePartyTheTerm(string symbol, string day, string series) => Assert.Equal(series, NumberSeries.Of(symbol, DateOnly.ParseExact(day, "yyyy-MM-dd")));

    [Fact]
    public void Series_OfAnUnknownDay_IsUnknown() => Assert.Equal("", NumberSeries.Of("KH/TU", null));

    [Theory, Databases]
    public async Task Issue_ManyAtOnceInOneSeries_GivesEveryNumberFromOneOnce(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var drafts = new List<long>();
        for (var i = 0; i < 24; i++) drafts.Add(await DraftAsync(place));

        var numbers = await Task.WhenAll(drafts.Select(id => Task.Run(() => IssueAsync(place, id))));

        Assert.Equal(Enumerable.Range(1, 24), numbers.Order());
        Assert.Equal(24, await place.With<AppDbContext, int>(db => db.Documents.Where(d => d.Key != null).Select(d => d.Key).Distinct().CountAsync()));
        Assert.Equal("2025-2030", (await place.FindAsync(drafts[0])).Head.Series);
    }

    [Theory, Databases]
    public async Task Issue_ThatFails_LeavesNoGap(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (first, second, third) = (await DraftAsync(place), await DraftAsync(place), await DraftAsync(place));
        Assert.Equal(1, await IssueAsync(place, first));

        // The number is taken, then a rule refuses the rest.
        await Assert.ThrowsAsync<RuleException>(() => place.With<RegisterService>(r => r.IssueNumberAsync(new(second, "Kế hoạch", new string('K', Document.LongestSymbol + 1) + "/HU", new(2025, 12, 1)), null, place.Doing("document.number"))));
        await place.With<AppDbContext>(async db =>
        {
            await using var work = await db.BeginAsync(TestDatabase.Doing("test.number"));
            await db.TakeNumbersAsync($"document {place.District} ke hoach 2025-2030", 1, first: 1, default);
        });

        Assert.Equal(2, await IssueAsync(place, third));
        Assert.Equal(3, await IssueAsync(place, second));
    }

    [Theory, Databases]
    public async Task Issue_AnotherTypeOrTermOrBody_CountsForItself(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);

        Assert.Equal(1, await IssueAsync(place, await DraftAsync(place)));
        Assert.Equal(2, await IssueAsync(place, await DraftAsync(place)));
        Assert.Equal(1, await IssueAsync(place, await DraftAsync(place), "Báo cáo", "BC/HU"));
        Assert.Equal(1, await IssueAsync(place, await DraftAsync(place), day: new(2024, 3, 5)));
        Assert.Equal(1, await IssueAsync(place, await DraftAsync(place, place.Neighbour), by: null));
    }

    [Theory, Databases]
    public async Task Issue_NumberTheRegisterHasAlready_IsPassedOver(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        await RegisterAsync(place, Head(place.District) with { Number = 2, Series = "2025-2030" });

        Assert.Equal(1, await IssueAsync(place, await DraftAsync(place)));
        Assert.Equal(3, await IssueAsync(place, await DraftAsync(place)));
    }

    [Theory, Databases]
    public async Task Issue_WhatCameOrHasANumber_IsRefused(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var came = await place.ReadAsync(new Paper());
        var (draft, other) = (await DraftAsync(place), await DraftAsync(place));
        await IssueAsync(place, draft);

        Assert.Equal("rule.document.number-incoming", (await Assert.ThrowsAsync<RuleException>(() => IssueAsync(place, came))).Code);
        Assert.Equal("rule.document.number-given", (await Assert.ThrowsAsync<RuleException>(() => IssueAsync(place, draft))).Code);
        Assert.Equal("rule.document.number-needs", (await Assert.ThrowsAsync<RuleException>(() => IssueAsync(place, other, type: ""))).Code);
        Assert.Equal("rule.document.series-missing", (await Assert.ThrowsAsync<RuleException>(() => IssueAsync(place, other, day: new(1996, 1, 1)))).Code);
        await Assert.ThrowsAsync<StaleException>(() => place.With<RegisterService>(r => r.IssueNumberAsync(new(other, "Kế hoạch", "KH/HU", Day), 7, place.Doing("document.number"))));
    }

    [Theory, Databases]
    public async Task Register_SameKey_IsRefusedAndTheOtherNamed(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var first = await RegisterAsync(place, Head(place.District) with { Number = 27 });

        var refused = await Assert.ThrowsAsync<RuleException>(() => RegisterAsync(place, Head(place.District) with { Number = 27, Subject = "một văn bản khác" }));

        Assert.Equal(("rule.document.same-key", "27-KH/HU", first), (refused.Code, refused.Args[0], refused.Args[2]));
    }

    [Theory, Databases]
    public async Task Register_SameNumberOfAnotherIssuerTypeOrTerm_IsAnotherDocument(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var head = Head(place.District) with { Number = 27 };

        await RegisterAsync(place, head);
        await RegisterAsync(place, head with { IssuerId = place.Neighbour });
        await RegisterAsync(place, head with { Type = "Kết luận" });
        await RegisterAsync(place, head with { IssuedOn = new(2019, 3, 5) });
        await RegisterAsync(place, head with { NumberTail = "b" });
        // Quyết định and Quy định share QĐ.
        await RegisterAsync(place, head with { Type = "Quyết định", Symbol = "QĐ/HU" });
        await RegisterAsync(place, head with { Type = "Quy định", Symbol = "QĐ/HU" });

        Assert.Equal(7, await place.With<AppDbContext, int>(db => db.Documents.CountAsync(d => d.Key != null)));
    }

    [Theory, Databases]
    public async Task Register_OneKeyManyTimesAtOnce_EntersItOnce(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);

        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await RegisterAsync(place, Head(place.District) with { Number = 27 });
            }
            catch (RuleException e) when (e.Code == "rule.document.same-key")
            {
                return 0;
            }
        })));

        Assert.Single(tries, id => id > 0);
        Assert.Equal(1, await place.With<AppDbContext, int>(db => db.Documents.CountAsync()));
    }

    private static DocumentHead Head(long issuer) => new(issuer, "", "Kế hoạch", null, "KH/HU", "", new(2024, 3, 5), "phát triển giáo dục nghề nghiệp");

    private static Task<long> RegisterAsync(RegisterPlace place, DocumentHead head) =>
        place.With<RegisterService, long>(r => r.RegisterAsync(new(place.District, Direction.Incoming, head), place.Doing("document.register")));

    private static Task<long> DraftAsync(RegisterPlace place, long? keeper = null) =>
        place.With<RegisterService, long>(r => r.RegisterAsync(new(keeper ?? place.District, Direction.Outgoing, new(null, "", "", null, "", "", null, "dự thảo kế hoạch")), keeper is null ? place.Doing("document.register") : TestDatabase.Doing("document.register")));

    private static Task<int> IssueAsync(RegisterPlace place, long id, string type = "Kế hoạch", string symbol = "KH/HU", DateOnly? day = null, long? by = 0) =>
        place.With<RegisterService, int>(r => r.IssueNumberAsync(new(id, type, symbol, day ?? new(2025, 12, 1)), null, by is null ? TestDatabase.Doing("document.number") : place.Doing("document.number")));
}
