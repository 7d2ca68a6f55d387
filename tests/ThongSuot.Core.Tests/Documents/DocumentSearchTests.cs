using ThongSuot.Core.Documents;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Documents;

public sealed class DocumentSearchTests
{
    [Theory, Databases]
    public async Task Find_WordsOfTheText_WithOrWithoutMarks_TheLatestFirst(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var older = await place.ReadAsync(new Paper());
        var newer = await place.ReadAsync(new Paper { Identifier = "28-KH/HU", IssuedOn = new(2025, 1, 9) });
        await place.ReadAsync(new Paper { Identifier = "29-KH/HU", Duties = ["Văn phòng Huyện ủy tổng hợp số liệu trước ngày 20/3/2024."] });

        foreach (var typed in new[] { "tổ chức hội nghị quán triệt", "to chuc HOI NGHI quan triet", "chức hội nghị quán tri" })
            Assert.Equal([newer, older], (await FindAsync(place, typed)).Items.Select(h => h.Document.Id));
        Assert.Empty((await FindAsync(place, "hội nghị trực tuyến toàn tỉnh")).Items);
        Assert.Empty((await FindAsync(place, " ?! ")).Items);
    }

    [Theory, Databases]
    public async Task Find_Hit_ShowsWhereInTheTextTheWordsStand(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        await place.ReadAsync(new Paper());

        var hit = Assert.Single((await FindAsync(place, "hoi nghi quan triet")).Items);

        Assert.Contains("tổ chức hội nghị quán triệt; báo cáo", hit.Excerpt!, StringComparison.Ordinal);
        Assert.Equal(["hội", "nghị", "quán", "triệt"], hit.Marks.Take(4).Select(m => hit.Excerpt!.Substring(m.Start, m.Length)));
    }

    [Theory, Databases]
    public async Task Find_WordsOfTheHead_AndWordsThatStandApart_AreFoundToo(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var id = await place.ReadAsync(new Paper());
        var bare = await place.With<RegisterService, long>(r => r.RegisterAsync(new(place.District, Direction.Incoming, new(place.District, "", "Công văn", 88, "CV/HU", "", new(2024, 5, 1), "rà soát chỉ tiêu phân luồng")), place.Doing("document.register")));

        Assert.Equal(bare, Assert.Single((await FindAsync(place, "phân luồng")).Items).Document.Id);
        Assert.Null((await FindAsync(place, "phân luồng")).Items[0].Excerpt);
        Assert.Equal([id], (await FindAsync(place, "27-KH/HU")).Items.Select(h => h.Document.Id));
        // Not one after the other anywhere.
        Assert.Equal([id], (await FindAsync(place, "quán triệt đảng viên")).Items.Select(h => h.Document.Id));
    }

    [Theory, Databases]
    public async Task Find_LastWordUnfinished_OnlyWhereNoneHasItWhole(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        Task<long> AddAsync(int number, string subject) => place.With<RegisterService, long>(r => r.RegisterAsync(new(place.District, Direction.Incoming, new(place.District, "", "Công văn", number, "CV/HU", "", new(2024, 5, number), subject)), place.Doing("document.register")));
        var (longer, whole) = (await AddAsync(1, "rà soát tiêu chí"), await AddAsync(2, "rà soát ti vi"));

        Assert.Equal([whole], (await FindAsync(place, "ra soat ti")).Items.Select(h => h.Document.Id));
        Assert.Equal([whole, longer], (await FindAsync(place, "ra soat t")).Items.Select(h => h.Document.Id));
        Assert.Equal([longer], (await FindAsync(place, "tie")).Items.Select(h => h.Document.Id));
        Assert.Empty((await FindAsync(place, "soat tix")).Items);
    }

    [Theory, Databases]
    public async Task Find_HeadThatWasCorrected_IsFoundByTheNewWordsOnly(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var id = await place.With<RegisterService, long>(r => r.RegisterAsync(new(place.District, Direction.Incoming, new(place.District, "", "Công văn", 88, "CV/HU", "", new(2024, 5, 1), "rà soát chỉ tiêu phân luồng")), place.Doing("document.register")));

        await place.With<RegisterService>(async r => await r.CorrectHeadAsync(id, (await place.FindAsync(id)).Head with { Subject = "tổng kết năm học" }, null, place.Doing("document.head")));

        Assert.Empty((await FindAsync(place, "phân luồng")).Items);
        Assert.Single((await FindAsync(place, "tổng kết năm học")).Items);
    }

    [Theory, Databases]
    public async Task Find_OutOfReachOrFilteredAway_IsNotFound(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        await place.ReadAsync(new Paper(), secrecy: Secrecy.Confidential);
        await place.ReadAsync(new Paper { Issuer = "HUYỆN ỦY SÔNG LAM" }, place.Neighbour);
        var officer = await place.Database.AddPersonAsync("Phạm Văn Nam", place.District);

        Assert.Empty((await place.With<DocumentSearch, Page<DocumentHit>>(s => s.FindAsync(officer, "hội nghị quán triệt"))).Items);
        Assert.Single((await FindAsync(place, "hội nghị quán triệt")).Items);
        Assert.Empty((await place.With<DocumentSearch, Page<DocumentHit>>(s => s.FindAsync(place.Clerk, "hội nghị quán triệt", new(Year: 2019)))).Items);
    }

    [Theory, Databases]
    public async Task Find_PageByPage_GivesEachHitOnce(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        for (var i = 1; i <= 11; i++)
            await place.With<RegisterService>(r => r.RegisterAsync(new(place.District, Direction.Incoming, new(place.District, "", "Công văn", i, "CV/HU", "", new DateOnly(2024, 5, 1 + i / 2), "rà soát chỉ tiêu")), place.Doing("document.register")));

        List<long> seen = [];
        string? after = null;
        do
        {
            var page = await place.With<DocumentSearch, Page<DocumentHit>>(s => s.FindAsync(place.Clerk, "rà soát", after: after, size: 4));
            seen.AddRange(page.Items.Select(h => h.Document.Id));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(11, seen.Count);
        Assert.Equal(11, seen.Distinct().Count());
    }

    private static Task<Page<DocumentHit>> FindAsync(RegisterPlace place, string typed) => place.With<DocumentSearch, Page<DocumentHit>>(s => s.FindAsync(place.Clerk, typed));
}
