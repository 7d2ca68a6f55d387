using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Documents;

public sealed class DocumentQueriesTests
{
    [Theory, Databases]
    public async Task List_IsNarrowedByWordsWithOrWithoutMarks_TypeYearIssuerStandingAndReview(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var plan = await place.ReadAsync(new Paper());
        var report = await place.ReadAsync(new Paper { Identifier = "12-BC/HU", Type = "BÁO CÁO", Subject = "kết quả quán triệt", IssuedOn = new(2025, 6, 1) }, direction: Direction.Outgoing);
        var above = await place.ReadAsync(new Paper { Identifier = "90-KH/TU", Superior = "", Issuer = "TỈNH ỦY VĨNH GIANG", IssuedOn = new(2023, 1, 9) }, place.Province);
        await place.With<ReviewService>(r => r.ConfirmAllAsync(report, place.Doing("document.duty-confirm")));
        await place.With<ReviewService>(r => r.ConfirmDocumentAsync(report, null, place.Doing("document.confirm")));

        async Task<long[]> ListAsync(DocumentFilter filter) => [.. (await place.With<DocumentQueries, Page<DocumentRow>>(q => q.ListAsync(place.Clerk, filter))).Items.Select(d => d.Id)];
        Assert.Equal([report, plan, above], await ListAsync(new()));
        Assert.Equal([plan, above], await ListAsync(new(Text: "giáo dục nghề")));
        Assert.Equal([plan, above], await ListAsync(new(Text: "NGHE giao duc")));
        Assert.Equal([plan], await ListAsync(new(Text: "27-kh/hu")));
        Assert.Equal([above], await ListAsync(new(Text: "tinh uy vinh giang")));
        Assert.Empty(await ListAsync(new(Text: "không có từ này")));
        Assert.Equal([report], await ListAsync(new(Type: "Báo cáo")));
        Assert.Equal([plan], await ListAsync(new(Year: 2024)));
        Assert.Equal([plan], await ListAsync(new(From: new(2024, 3, 5), To: new(2025, 5, 31))));
        Assert.Equal([report, plan], await ListAsync(new(From: new(2024, 3, 5))));
        Assert.Equal([above], await ListAsync(new(To: new(2024, 3, 4))));
        Assert.Equal([above], await ListAsync(new(IssuerId: place.Province)));
        Assert.Equal([report, plan], await ListAsync(new(KeeperId: place.District)));
        Assert.Equal([plan, above], await ListAsync(new(IsWaitingForReview: true)));
        Assert.Equal([report], await ListAsync(new(Direction: Direction.Outgoing)));
        Assert.Single(await ListAsync(new(Standing: Standing.Cited)));
        Assert.Empty(await ListAsync(new(Standing: Standing.Recalled)));
        Assert.Equal(["Báo cáo", "Chương trình hành động", "Kế hoạch"], await place.With<DocumentQueries, IReadOnlyList<string>>(q => q.TypesAsync()));
    }

    [Theory, Databases]
    public async Task List_Row_SaysHowFarReadingAndReviewAre(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var id = await place.ReadAsync(new Paper());
        var duties = await place.DutiesAsync(id);
        await place.With<ReviewService>(r => r.ConfirmAsync(duties[0].Id, null, place.Doing("document.duty-confirm")));

        var row = Assert.Single((await place.With<DocumentQueries, Page<DocumentRow>>(q => q.ListAsync(place.Clerk, new()))).Items);

        Assert.Equal(("27-KH/HU", "Kế hoạch", "Huyện ủy Đồng Mây", new DateOnly(2024, 3, 5)), (row.Identifier, row.Type, row.Issuer, row.IssuedOn!.Value));
        Assert.Equal((ReadingState.Read, duties.Count - 1, 1, true, null), (row.Reading!.Value, row.Proposed, row.Confirmed, row.IsPreliminary, row.ConfirmedAt));
    }

    [Theory, Databases]
    public async Task List_PageByPage_GivesEveryDocumentOnceTheLatestFirst(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        for (var i = 0; i < 23; i++)
            await place.With<RegisterService>(r => r.RegisterAsync(new(place.District, Direction.Incoming, new(place.District, "", "Kế hoạch", i + 1, "KH/HU", "", new DateOnly(2024, 1, 1 + i / 2), $"kế hoạch {i}")), place.Doing("document.register")));

        List<DocumentRow> seen = [];
        string? after = null;
        do
        {
            var page = await place.With<DocumentQueries, Page<DocumentRow>>(q => q.ListAsync(place.Clerk, new(), after, 5));
            seen.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(23, seen.Select(d => d.Id).Distinct().Count());
        Assert.Equal(seen.OrderByDescending(d => d.ListedOn).ThenByDescending(d => d.Id), seen);
        Assert.Equal(23, (await place.With<DocumentQueries, Page<DocumentRow>>(q => q.ListAsync(place.Clerk, new(), "nonsense"))).Items.Count);
    }

    [Theory, Databases]
    public async Task Resolve_NamesOfADocument_FindsTheBodiesAsTheIssuerSeesThem(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var id = await place.ReadAsync(new Paper { Duties = ["Huyện ủy Sông Lam chủ trì, phối hợp với Ban Không Có Thật tổ chức hội nghị trước ngày 20/3/2024."] });

        var resolved = await place.With<ResolvedActors, IReadOnlyDictionary<string, Resolution>>(r => r.FindAsync(place.Clerk, id));

        Assert.Equal(place.Neighbour, Assert.Single(resolved["Huyện ủy Sông Lam"].Bodies).Id);
        Assert.Empty(resolved["Ban Không Có Thật"].Bodies);
        Assert.Single(resolved["Ban Không Có Thật"].Unresolved);

        var one = (await place.With<ResolvedActors, (Resolution Resolution, DateOnly Day)?>(r => r.OneAsync(place.Clerk, id, "Huyện ủy Sông Lam")))!.Value;
        Assert.Equal((place.Neighbour, new DateOnly(2024, 3, 5)), (Assert.Single(one.Resolution.Bodies).Id, one.Day));
        // Only what the document names is answered, and only of duties that are not decided when these are asked for.
        Assert.Null(await place.With<ResolvedActors, (Resolution, DateOnly)?>(r => r.OneAsync(place.Clerk, id, "Tỉnh ủy Vĩnh Giang")));
        await place.With<ReviewService>(r => r.ConfirmAllAsync(id, place.Doing("document.duty-confirm")));
        Assert.Empty(await place.With<ResolvedActors, IReadOnlyDictionary<string, Resolution>>(r => r.FindAsync(place.Clerk, id, openOnly: true)));
        Assert.Equal(2, (await place.With<ResolvedActors, IReadOnlyDictionary<string, Resolution>>(r => r.FindAsync(place.Clerk, id))).Count);
    }

    [Theory, Databases]
    public async Task Mean_NameOfOneBody_KeepsTheNameAsPrinted(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var id = await place.ReadAsync(new Paper { Duties = ["Ban Không Có Thật chủ trì tổ chức hội nghị trước ngày 20/3/2024."] });
        var duty = (await place.DutiesAsync(id))[0];

        await place.With<DutyActorService>(a => a.MeanAsync(duty.Actors[0].Id, place.Neighbour, duty.Version, place.Doing("document.actor-change")));

        Assert.Equal(("Ban Không Có Thật", (long?)place.Neighbour, DutyRole.Lead), (await place.DutiesAsync(id))[0].Actors[0] is var actor ? (actor.Name, actor.OrganizationId, actor.Role) : default);
        await Assert.ThrowsAsync<StaleException>(() => place.With<DutyActorService>(a => a.MeanAsync(duty.Actors[0].Id, place.District, duty.Version, place.Doing("document.actor-change"))));
        await Assert.ThrowsAsync<NotFoundException>(() => place.With<DutyActorService>(a => a.MeanAsync(duty.Actors[0].Id, 999_999, null, place.Doing("document.actor-change"))));
    }
}
