using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Documents;

public sealed class ArrivalTests
{
    private static readonly DateOnly Today = new(2025, 9, 28);

    [Theory, Databases]
    public async Task Enter_DocumentOfABodyAbove_GivesTheNextNumberOfTheYearWithoutASecondCopy(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (first, second, third) = (await AboveAsync(place, 1), await AboveAsync(place, 2), await AboveAsync(place, 3));

        Assert.Equal((1, 2, 1), (await EnterAsync(place, first), await EnterAsync(place, second), await EnterAsync(place, third, Today.AddYears(-1))));

        Assert.Equal(3, await place.With<AppDbContext, int>(db => db.Documents.CountAsync(d => d.KeeperId != null)));
        var book = await BookAsync(place);
        Assert.Equal([(2025, 2, second), (2025, 1, first), (2024, 1, third)], book.Items.Select(r => (r.Year, r.Number, r.Document.Id)));
        Assert.Equal("Giao Văn phòng tham mưu", book.Items[0].Handling);
        Assert.Equal(1, await place.With<AppDbContext, int>(db => db.History.CountAsync(h => h.SubjectKind == "document" && h.SubjectId == first && h.Action == "Arrival.added")));
    }

    [Theory, Databases]
    public async Task Enter_ManyAtOnce_GivesEveryNumberFromOneOnceInEachBook(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var neighbour = await place.Database.AddPersonAsync("Đỗ Thị Lan", place.Neighbour, Role.Clerk);
        var documents = new List<long>();
        for (var i = 1; i <= 12; i++) documents.Add(await AboveAsync(place, i));

        var numbers = await Task.WhenAll(documents.SelectMany(id => new (long Id, long Body, long Person)[] { (id, place.District, place.Clerk), (id, place.Neighbour, neighbour) })
            .Select(e => Task.Run(async () => (e.Body, Number: await EnterAsync(place, e.Id, body: e.Body, person: e.Person)))));

        foreach (var body in new[] { place.District, place.Neighbour }) Assert.Equal(Enumerable.Range(1, 12), numbers.Where(n => n.Body == body).Select(n => n.Number).Order());
    }

    [Theory, Databases]
    public async Task Enter_OneDocumentManyTimesAtOnce_EntersItOnceAndLeavesNoGap(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (document, next) = (await AboveAsync(place, 1), await AboveAsync(place, 2));

        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await EnterAsync(place, document);
            }
            catch (RuleException e) when (e.Code == "rule.arrival.known")
            {
                return 0;
            }
        })));

        Assert.Equal(1, Assert.Single(tries, n => n > 0));
        Assert.Equal(2, await EnterAsync(place, next));
    }

    [Theory, Databases]
    public async Task Enter_ThatIsRefused_LeavesNoGap(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var document = await AboveAsync(place, 1);
        async Task<string> RefusedAsync(long id, DateOnly? on = null, string handling = "") =>
            (await Assert.ThrowsAsync<RuleException>(() => EnterAsync(place, id, on, handling: handling))).Code;

        Assert.Equal("rule.arrival.future", await RefusedAsync(document, Today.AddDays(1)));
        Assert.Equal("rule.arrival.before-issue", await RefusedAsync(document, new(2024, 3, 4)));
        Assert.Equal("rule.arrival.handling-long", await RefusedAsync(document, handling: new string('x', Arrival.LongestHandling + 1)));
        var own = await place.ReadAsync(new Paper(), direction: Direction.Outgoing);
        Assert.Equal("rule.arrival.own", await RefusedAsync(own));
        Assert.Equal("rule.document.not-on-file", await RefusedAsync((await place.ReferencesAsync(own)).To[0].Document.Id));

        Assert.Equal(1, await EnterAsync(place, document));
    }

    [Theory, Databases]
    public async Task Enter_WithoutThePermissionThere_OrWhatMayNotBeRead_IsNotPossible(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var document = await AboveAsync(place, 1);
        var officer = await place.Database.AddPersonAsync("Phạm Văn Nam", place.District);
        var beside = await place.ReadAsync(new Paper { Issuer = "HUYỆN ỦY SÔNG LAM" }, place.Neighbour);

        await Assert.ThrowsAsync<DeniedException>(() => EnterAsync(place, document, person: officer));
        await Assert.ThrowsAsync<DeniedException>(() => EnterAsync(place, document, body: place.Neighbour));
        await Assert.ThrowsAsync<NotFoundException>(() => EnterAsync(place, beside));
        Assert.Empty((await BookAsync(place)).Items);
    }

    [Theory, Databases]
    public async Task Arrival_LetsTheBodyReadTheDocument_ASecretOneOnlyItsOffice(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (open, secret) = (await place.ReadAsync(new Paper { Issuer = "HUYỆN ỦY SÔNG LAM" }, place.Neighbour), await place.ReadAsync(new Paper { Identifier = "28-KH/HU", Issuer = "HUYỆN ỦY SÔNG LAM" }, place.Neighbour, secrecy: Secrecy.Confidential));
        var officer = await place.Database.AddPersonAsync("Phạm Văn Nam", place.District);
        Task<bool> MayAsync(long person, long id) => place.With<DocumentAccess, bool>(a => a.MayReadAsync(person, id));
        Assert.Equal((false, false), (await MayAsync(place.Clerk, open), await MayAsync(place.Clerk, secret)));

        // Handed over by hand: the system enters what the clerk could not have found.
        foreach (var id in new[] { open, secret }) await place.With<ArrivalService, int>(a => a.EnterAsync(new(id, place.District, Today), TestDatabase.Doing("document.arrive")));

        Assert.Equal((true, true), (await MayAsync(place.Clerk, open), await MayAsync(place.Clerk, secret)));
        Assert.Equal((true, false), (await MayAsync(officer, open), await MayAsync(officer, secret)));
        Assert.Equal([open], (await place.With<ArrivalQueries, Page<ArrivalRow>?>(q => q.ListAsync(officer, new(place.District))))!.Items.Select(r => r.Document.Id));
        Assert.Null(await place.With<ArrivalQueries, ArrivalRow?>(q => q.FindAsync(officer, secret, place.District)));
    }

    [Theory, Databases]
    public async Task Book_IsNarrowedAndPagedAndReadOnlyThereOrAbove(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        for (var i = 1; i <= 7; i++) await EnterAsync(place, await AboveAsync(place, i), Today.AddDays(-i));
        var (above, beside) = (await place.Database.AddPersonAsync("Ngô Văn Tùng", place.Province), await place.Database.AddPersonAsync("Đỗ Thị Lan", place.Neighbour));

        List<int> seen = [];
        string? after = null;
        do
        {
            var page = await BookAsync(place, new(place.District), after, 3);
            seen.AddRange(page.Items.Select(r => r.Number));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal([7, 6, 5, 4, 3, 2, 1], seen);
        Assert.Equal([3], (await BookAsync(place, new(place.District, Text: "03-kh/tu"))).Items.Select(r => r.Number));
        Assert.Equal([3, 2], (await BookAsync(place, new(place.District, From: Today.AddDays(-3), To: Today.AddDays(-2)))).Items.Select(r => r.Number));
        Assert.Empty((await BookAsync(place, new(place.District, Year: 2024))).Items);
        Assert.Equal(7, (await place.With<ArrivalQueries, Page<ArrivalRow>?>(q => q.ListAsync(above, new(place.District))))!.Items.Count);
        Assert.Null(await place.With<ArrivalQueries, Page<ArrivalRow>?>(q => q.ListAsync(beside, new(place.District))));
    }

    [Theory, Databases]
    public async Task Handle_SaysWhoIsToHandleIt_AndNeverOverwritesAnother(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        await EnterAsync(place, await AboveAsync(place, 1));
        var row = (await BookAsync(place)).Items[0];
        var officer = await place.Database.AddPersonAsync("Phạm Văn Nam", place.District);

        await place.With<ArrivalService>(a => a.HandleAsync(row.Id, "Giao Ban Tổ chức, xong trước 05/10/2025", row.Version, place.Doing("document.handle")));

        Assert.Equal("Giao Ban Tổ chức, xong trước 05/10/2025", (await BookAsync(place)).Items[0].Handling);
        await Assert.ThrowsAsync<StaleException>(() => place.With<ArrivalService>(a => a.HandleAsync(row.Id, "khác", row.Version, place.Doing("document.handle"))));
        await Assert.ThrowsAsync<DeniedException>(() => place.With<ArrivalService>(a => a.HandleAsync(row.Id, "khác", null, place.Doing("document.handle", officer))));
    }

    [Theory, Databases]
    public async Task ToEnter_OffersWhatTheBodyWasGivenDutiesOf_UntilItIsInItsBook(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var id = await AboveAsync(place, 1, "Huyện ủy Đồng Mây tổ chức hội nghị trước ngày 20/3/2026.");
        await place.With<ReviewService>(r => r.ConfirmAllAsync(id, TestDatabase.Doing("document.duty-confirm")));
        var officer = await place.Database.AddPersonAsync("Phạm Văn Nam", place.District);
        Task<IReadOnlyList<ToEnter>> OfferedAsync(long person) => place.With<ArrivalQueries, IReadOnlyList<ToEnter>>(q => q.ToEnterAsync(person));
        Assert.Empty(await OfferedAsync(place.Clerk));

        await place.With<IssueService, long>(s => s.IssueAsync(new(id, place.Province, Line.Party, DespiteConflicts: true), TestDatabase.Doing("programme.issue")));

        Assert.Equal((place.District, "Huyện ủy Đồng Mây", id), Assert.Single(await OfferedAsync(place.Clerk)) is var offered ? (offered.OrganizationId, offered.Organization, offered.Document.Id) : default);
        Assert.Empty((await BookAsync(place)).Items);
        Assert.Empty(await OfferedAsync(officer));
        await EnterAsync(place, id);
        Assert.Empty(await OfferedAsync(place.Clerk));
    }

    [Theory, Databases]
    public async Task Join_OfACopyThatArrived_KeepsItsLineAndRefusesTwoNumbersOfOneBody(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var whole = await AboveAsync(place, 1);
        async Task<long> CopyAsync(string subject) => await place.ReadAsync(new Paper { Identifier = "01-KH/TU", Superior = "", Issuer = "TỈNH ỦY VĨNH GIANG", Subject = subject });
        Task JoinAsync(long copy) => place.With<ReferenceService>(r => r.JoinAsync(copy, null, TestDatabase.Doing("document.join")));
        var copy = await CopyAsync("bản chụp");
        Assert.Equal(1, await EnterAsync(place, copy));

        await JoinAsync(copy);

        Assert.Equal((1, whole), Assert.Single((await BookAsync(place)).Items) is var row ? (row.Number, row.Document.Id) : default);
        var another = await CopyAsync("bản chụp thứ hai");
        Assert.Equal(2, await EnterAsync(place, another));
        Assert.Equal("rule.document.join-arrived", (await Assert.ThrowsAsync<RuleException>(() => JoinAsync(another))).Code);
    }

    /// <summary>A plan of the province, kept there.</summary>
    private static Task<long> AboveAsync(RegisterPlace place, int number, params string[] duties)
    {
        var paper = new Paper { Identifier = $"{number:00}-KH/TU", Superior = "", Issuer = "TỈNH ỦY VĨNH GIANG" };
        return place.ReadAsync(duties.Length == 0 ? paper : paper with { Duties = duties }, place.Province, Direction.Outgoing);
    }

    private static Task<int> EnterAsync(RegisterPlace place, long document, DateOnly? on = null, long? body = null, long? person = null, string handling = "Giao Văn phòng tham mưu") =>
        place.With<ArrivalService, int>(a => a.EnterAsync(new(document, body ?? place.District, on ?? Today, handling), place.Doing("document.arrive", person)));

    private static async Task<Page<ArrivalRow>> BookAsync(RegisterPlace place, ArrivalFilter? filter = null, string? after = null, int size = 50) =>
        (await place.With<ArrivalQueries, Page<ArrivalRow>?>(q => q.ListAsync(place.Clerk, filter ?? new(place.District), after, size)))!;
}
