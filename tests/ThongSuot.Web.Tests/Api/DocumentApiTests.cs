using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations;
using ThongSuot.TestKit.Databases;
using ThongSuot.Tests;
using ThongSuot.Web.Tests.Documents;

namespace ThongSuot.Web.Tests.Api;

/// <summary>The register over the API: what is in it, what comes in, what the reader proposed.</summary>
public sealed class DocumentApiTests
{
    private const string Plan = "ỦY BAN NHÂN DÂN\nTỈNH VÂN GIANG\nSố: 05/KH-UBND\nVân Giang, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nphát triển giáo dục nghề nghiệp\nThực hiện Chương trình hành động số 41-CTr/TU ngày 20/11/2023 của Tỉnh ủy Vân Giang, kế hoạch như sau:\n1. Sở Nội vụ chủ trì tổ chức hội nghị trước ngày 20/6/2024.\n2. Sở Nội vụ báo cáo trước ngày 20/7/2024.\n";

    private static readonly byte[] PlanFile = Encoding.UTF8.GetBytes(Plan);

    [Fact]
    public async Task File_IsTakenInOnce_HoweverOftenItIsSent_AndReadInTheBackground()
    {
        await using var site = await DocumentSite.OpenAsync();
        var (clerk, key, address) = (Caller.Of(site.Site), Guid.NewGuid().ToString(), $"documents?keeper={site.Province}");

        var first = await clerk.UploadAsync(address, "kế hoạch 05.txt", PlanFile, key);
        var id = await Caller.IdOf(first);
        Assert.EndsWith($"/api/v1/documents/{id}", first.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(id, await Caller.IdOf(await clerk.UploadAsync(address, "kế hoạch 05.txt", PlanFile, key)));
        await Caller.IsProblem(await clerk.UploadAsync(address, "kế hoạch 05.txt", "Khác"u8.ToArray(), key), HttpStatusCode.UnprocessableEntity, "api.key-reused");

        await site.ReadAsync();
        var document = await clerk.ReadAsync($"documents/{id}");
        var edition = document.GetProperty("editions")[0];
        Assert.Equal(("Read", "kế hoạch 05.txt"), (edition.GetProperty("state").GetString(), edition.GetProperty("fileName").GetString()));
        Assert.Equal("05/KH-UBND", document.GetProperty("identifier").GetString());
        Assert.Equal((1, 0), ((await clerk.ReadAsync("documents/progress")).GetProperty("read").GetInt32(), (await clerk.ReadAsync("documents/progress")).GetProperty("waiting").GetInt32()));
        var original = await clerk.GetAsync($"documents/{id}/editions/{edition.GetProperty("id").GetInt64()}/file");
        Assert.Equal(PlanFile, await original.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("kế hoạch 05.txt", original.Content.Headers.ContentDisposition!.FileNameStar);
        await Caller.IsProblem(await clerk.GetAsync($"documents/{id}/editions/999999/file"), HttpStatusCode.NotFound, "api.not-found");
    }

    [Fact]
    public async Task File_ThatTheRegisterHas_IsNotTakenAgain_AndItsKeyIsFree()
    {
        await using var site = await DocumentSite.OpenAsync();
        var (clerk, key, address) = (Caller.Of(site.Site), Guid.NewGuid().ToString(), $"documents?keeper={site.Province}");
        var id = await Caller.IdOf(await clerk.UploadAsync(address, "ke-hoach.txt", PlanFile));

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var again = await Caller.Json(await clerk.UploadAsync(address, "ke-hoach.txt", PlanFile, key));
            Assert.Equal(JsonValueKind.Null, again.GetProperty("id").ValueKind);
            Assert.Equal((id, true), (again.GetProperty("twins")[0].GetProperty("documentId").GetInt64(), again.GetProperty("twins")[0].GetProperty("isInSameRegister").GetBoolean()));
        }
        Assert.Single(await clerk.AllAsync("documents"));
        Assert.NotEqual(id, await Caller.IdOf(await clerk.UploadAsync(address, "khac.txt", "Một tệp khác"u8.ToArray(), key)));
    }

    [Fact]
    public async Task File_IntoARegisterBeyondReach_IsForbidden_WhatIsNoFile_IsRefused()
    {
        await using var site = new Site { Instead = services => services.AddSingleton(new FileStoreOptions(Directory.CreateTempSubdirectory("thongsuot-").FullName, 100)) };
        var (here, there) = (await Caller.BodyAsync(site, "Xã Có Sổ"), await Caller.BodyAsync(site, "Xã Không Sổ"));
        var clerk = await Caller.OfAsync(site, await Caller.PersonAsync(site, "Cao Thị Sổ", here, Role.Clerk));
        var officer = await Caller.OfAsync(site, await Caller.PersonAsync(site, "Cao Văn Chuyên", here, Role.Officer));
        var reader = await Caller.OfAsync(site, await Caller.PersonAsync(site, "Cao Thị Đọc", here, Role.Clerk), TokenScope.Read);
        var (address, small) = ($"documents?keeper={here}", "Kế hoạch"u8.ToArray());

        await Caller.IsForbidden(await clerk.UploadAsync($"documents?keeper={there}", "a.txt", small));
        await Caller.IsForbidden(await officer.UploadAsync(address, "a.txt", small));
        await Caller.IsProblem(await reader.UploadAsync(address, "a.txt", small), HttpStatusCode.Forbidden, "api.token-read-only");
        await Caller.IsProblem(await clerk.UploadAsync("documents?keeper=987654321", "a.txt", small), HttpStatusCode.Forbidden, "api.denied");
        await Caller.IsProblem(await clerk.UploadAsync("documents", "a.txt", small), HttpStatusCode.BadRequest, "api.bad-request");
        await Caller.IsProblem(await clerk.UploadAsync(address + "&secrecy=Nonsense", "a.txt", small), HttpStatusCode.BadRequest, "api.bad-request");
        await Caller.IsProblem(await clerk.UploadAsync(address, "a.txt", []), HttpStatusCode.UnprocessableEntity, "rule.document.file-empty");
        await Caller.IsProblem(await clerk.UploadAsync(address, "a.txt", new byte[101]), HttpStatusCode.UnprocessableEntity, "rule.document.file-large");
        await Caller.IsProblem(await clerk.PostAsync(address, new { file = "a.txt" }), HttpStatusCode.UnsupportedMediaType, "api.media-type");
        using var empty = new MultipartFormDataContent { { new StringContent("x"), "other" } };
        await Caller.IsProblem(await clerk.PostAsync(address, empty), HttpStatusCode.BadRequest, "api.bad-request");
        Assert.Empty(await clerk.AllAsync("documents"));
        await Caller.IdOf(await clerk.UploadAsync(address, "a.txt", small));
    }

    [Fact]
    public async Task Document_GivesItsTextDutiesAndReferences_ToItsReaders_AndIsNotThereForOthers()
    {
        await using var site = await DocumentSite.OpenAsync();
        var clerk = Caller.Of(site.Site);
        var id = await ReadAsync(site, clerk);
        var edition = (await clerk.ReadAsync($"documents/{id}")).GetProperty("editions")[0].GetProperty("id").GetInt64();
        var outsider = await Caller.OfAsync(site.Site, await Caller.PersonAsync(site.Site, "Đỗ Văn Ngoại", await ElsewhereAsync(site.Site), Role.Clerk));

        var reading = await clerk.ReadAsync($"documents/{id}/reading");
        Assert.Contains("giáo dục nghề nghiệp", reading.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal((2, JsonValueKind.Array), (reading.GetProperty("duties").GetArrayLength(), reading.GetProperty("findings").ValueKind));
        var duties = (await clerk.ReadAsync($"documents/{id}/duties")).EnumerateArray().ToList();
        Assert.Equal(["2024-06-19", "2024-07-19"], duties.Select(d => d.GetProperty("fields").GetProperty("dueOn").GetString()));
        Assert.Equal("Sở Nội vụ", duties[0].GetProperty("actors")[0].GetProperty("name").GetString());
        var cited = Assert.Single((await clerk.ReadAsync($"documents/{id}/references")).GetProperty("to").EnumerateArray());
        Assert.Equal(("41-CTr/TU", "Cited"), (cited.GetProperty("document").GetProperty("identifier").GetString(), cited.GetProperty("document").GetProperty("standing").GetString()));
        var from = Assert.Single((await clerk.ReadAsync($"documents/{cited.GetProperty("document").GetProperty("id").GetInt64()}/references")).GetProperty("from").EnumerateArray());
        Assert.Equal(id, from.GetProperty("document").GetProperty("id").GetInt64());

        Assert.Empty(await outsider.AllAsync("documents"));
        Assert.Empty(await outsider.AllAsync("documents/search?q=giao+duc"));
        foreach (var part in (string[])["", "/references", "/duties", "/reading", $"/editions/{edition}/file"])
            await Caller.IsProblem(await outsider.GetAsync($"documents/{id}{part}"), HttpStatusCode.NotFound, "api.not-found");
        await Caller.IsProblem(await outsider.PostAsync($"documents/{id}/confirm", version: "\"0\""), HttpStatusCode.NotFound, "api.not-found");
        await Caller.IsProblem(await clerk.GetAsync($"documents/{cited.GetProperty("document").GetProperty("id").GetInt64()}/reading"), HttpStatusCode.NotFound, "api.not-found");
    }

    [Fact]
    public async Task List_IsNarrowedByWhatIsPrintedOnDocuments_PageByPage()
    {
        await using var site = await DocumentSite.OpenAsync();
        var clerk = Caller.Of(site.Site);
        foreach (var (type, number, symbol, year, direction) in new[] { ("Kế hoạch", 7, "KH-UBND", 2024, Direction.Outgoing), ("Kế hoạch", 8, "KH-UBND", 2025, Direction.Outgoing), ("Công văn", 9, "UBND-VX", 2025, Direction.Incoming) })
            await site.Site.With<RegisterService, long>(s => s.RegisterAsync(new(site.Province, direction, new(null, $"Cơ quan số {number}", type, number, symbol, $"{year}", new DateOnly(year, 5, 1).AddDays(number), $"Về việc số {number}")), FirstPerson.Doing("document.register")));
        async Task<string[]> Numbers(string query) => [.. (await clerk.AllAsync("documents" + query)).Select(d => d.GetProperty("identifier").GetString()!)];

        Assert.Equal(["09/UBND-VX", "08/KH-UBND", "07/KH-UBND"], await Numbers("?size=1"));
        Assert.Equal(["08/KH-UBND", "07/KH-UBND"], await Numbers("?type=K%E1%BA%BF%20ho%E1%BA%A1ch"));
        Assert.Equal(["07/KH-UBND"], await Numbers("?year=2024"));
        Assert.Equal(["09/UBND-VX"], await Numbers("?direction=Incoming"));
        Assert.Equal(["08/KH-UBND"], await Numbers("?q=viec+so+8"));
        Assert.Equal(["08/KH-UBND"], await Numbers("?from=2025-01-01&to=2025-05-09"));
        Assert.Empty(await Numbers("?standing=Recalled"));
        Assert.Empty(await Numbers("?toReview=true"));
        Assert.Equal(3, (await clerk.ReadAsync("documents?after=kh%C3%B4ng-ph%E1%BA%A3i&size=9999")).GetProperty("items").GetArrayLength());
        await Caller.IsProblem(await clerk.GetAsync("documents?standing=Nonsense"), HttpStatusCode.BadRequest, "api.bad-request");
    }

    [Fact]
    public async Task Search_FindsWordsInTheText_WithAndWithoutMarks_AndSaysWhere()
    {
        await using var site = await DocumentSite.OpenAsync();
        var clerk = Caller.Of(site.Site);
        var id = await ReadAsync(site, clerk);

        foreach (var words in (string[])["to chuc hoi nghi", "tổ chức hội nghị"])
        {
            var hit = Assert.Single(await clerk.AllAsync("documents/search?q=" + Uri.EscapeDataString(words)));
            var (excerpt, mark) = (hit.GetProperty("excerpt").GetString()!, hit.GetProperty("marks")[0]);
            Assert.Equal(id, hit.GetProperty("document").GetProperty("id").GetInt64());
            Assert.StartsWith("tổ chức", excerpt[mark.GetProperty("start").GetInt32()..], StringComparison.Ordinal);
        }
        Assert.Empty(await clerk.AllAsync("documents/search?q=hoi+nghi&year=2023"));
        Assert.Empty(await clerk.AllAsync("documents/search?q=khong+co+tu+nay"));
        await Caller.IsProblem(await clerk.GetAsync("documents/search"), HttpStatusCode.BadRequest, "api.bad-request");
    }

    [Fact]
    public async Task Review_DecidesOnEachDuty_ThenOnTheDocument_OfWhatWasSeen()
    {
        await using var site = await DocumentSite.OpenAsync();
        var clerk = Caller.Of(site.Site);
        var id = await ReadAsync(site, clerk);
        var officer = await Caller.OfAsync(site.Site, await Caller.PersonAsync(site.Site, "Lã Thị Chuyên", site.Province, Role.Officer));
        var duties = (await clerk.ReadAsync($"documents/{id}/duties")).EnumerateArray().Select(d => d.GetProperty("id").GetInt64()).ToList();
        async Task<(string State, string Version)> Of(long duty) => (await clerk.ReadAsync($"documents/{id}/duties")).EnumerateArray().Where(d => d.GetProperty("id").GetInt64() == duty).Select(d => (d.GetProperty("state").GetString()!, $"\"{d.GetProperty("version").GetInt32()}\"")).Single();
        var (confirm, (_, seen)) = ($"documents/{id}/duties/{duties[0]}/confirm", await Of(duties[0]));

        await Caller.IsForbidden(await officer.PostAsync(confirm, version: seen));
        await Caller.IsProblem(await clerk.PostAsync(confirm), HttpStatusCode.PreconditionRequired, "api.if-match-missing");
        await Caller.IsProblem(await clerk.PostAsync($"documents/{id}/duties/999999/confirm", version: seen), HttpStatusCode.NotFound, "api.not-found");
        await Caller.IsDone(await clerk.PostAsync(confirm, version: seen));
        await Caller.IsProblem(await clerk.PostAsync($"documents/{id}/duties/{duties[0]}/reopen", version: seen), HttpStatusCode.PreconditionFailed, "rule.stale");
        await Caller.IsProblem(await clerk.PostAsync($"documents/{id}/duties/{duties[0]}/reject", version: (await Of(duties[0])).Version), HttpStatusCode.UnprocessableEntity, "rule.duty.decided");
        await Caller.IsDone(await clerk.PostAsync($"documents/{id}/duties/{duties[0]}/reopen", version: (await Of(duties[0])).Version));
        await Caller.IsDone(await clerk.PostAsync($"documents/{id}/duties/{duties[0]}/reject", version: (await Of(duties[0])).Version));
        Assert.Equal(("Rejected", "Proposed"), ((await Of(duties[0])).State, (await Of(duties[1])).State));

        await Caller.IsProblem(await clerk.PostAsync($"documents/{id}/confirm", version: await clerk.VersionAsync($"documents/{id}")), HttpStatusCode.UnprocessableEntity, "rule.document.duties-open");
        await Caller.IsProblem(await clerk.PostAsync($"documents/{id}/duties/confirm", version: "\"99\""), HttpStatusCode.PreconditionFailed, "rule.stale");
        Assert.Equal(1, (await Caller.Json(await clerk.PostAsync($"documents/{id}/duties/confirm", version: await clerk.VersionAsync($"documents/{id}")))).GetProperty("count").GetInt32());
        Assert.Single(await clerk.AllAsync("documents?toReview=true"));
        await Caller.IsDone(await clerk.PostAsync($"documents/{id}/confirm", version: await clerk.VersionAsync($"documents/{id}")));
        Assert.NotEqual(JsonValueKind.Null, (await clerk.ReadAsync($"documents/{id}")).GetProperty("confirmedAt").ValueKind);
        Assert.Empty(await clerk.AllAsync("documents?toReview=true"));
    }

    [Fact]
    public async Task File_FromAFormOfAnotherSite_IsNotTakenForWhoIsSignedIn_FromHereOrWithAToken_ItIs()
    {
        await using var site = await DocumentSite.OpenAsync();
        var token = await site.Site.With<TokenService, string>(async s => await s.CreateTokenAsync(new(await FirstPerson.SetUpAsync(site.Site.Services), "Kiểm thử", TokenScope.Write, DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30)), FirstPerson.Doing("person.token")));
        async Task<HttpResponseMessage> Send(string origin, string name, string? bearer = null)
        {
            var client = bearer is null ? site.Site.CreateClient() : site.Site.Server.CreateClient();
            using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(name)), "file", name } };
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/documents?keeper={site.Province}") { Content = form };
            request.Headers.Add("Origin", origin);
            if (bearer is not null) request.Headers.Authorization = new("Bearer", bearer);
            return await client.SendAsync(request, TestContext.Current.CancellationToken);
        }

        foreach (var origin in (string[])["https://khac.example.vn", "null"])
            await Caller.IsProblem(await Send(origin, "a.txt"), HttpStatusCode.Forbidden, "api.foreign-origin");
        await Caller.IdOf(await Send(site.Site.CreateClient().BaseAddress!.GetLeftPart(UriPartial.Authority), "b.txt"));
        await Caller.IdOf(await Send("https://khac.example.vn", "c.txt", token));
        Assert.Equal(2, (await Caller.Of(site.Site).AllAsync("documents")).Count);
    }

    [Theory, Databases]
    public async Task File_SentThriceAtOnce_IsTakenInOnce(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var site = new Site { Database = database.Options };
        var commune = await Caller.BodyAsync(site, "Xã Gửi Nhiều");
        var (clerk, key) = (await Caller.OfAsync(site, await Caller.PersonAsync(site, "Cao Thị Gửi", commune, Role.Clerk)), Guid.NewGuid().ToString());

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => clerk.UploadAsync($"documents?keeper={commune}", "ke-hoach.txt", PlanFile, key)));

        Assert.Single((await Task.WhenAll(answers.Select(Caller.IdOf))).Distinct());
        Assert.Single(await clerk.AllAsync("documents"));
    }

    [Fact]
    public async Task Edition_ThatCouldNotBeRead_SaysWhy_AndIsReadAgainWhenAsked()
    {
        await using var site = await DocumentSite.OpenAsync();
        var clerk = Caller.Of(site.Site);
        var (broken, good) = (await Caller.IdOf(await clerk.UploadAsync($"documents?keeper={site.Province}", "hong.pdf", "%PDF-1.7 hỏng"u8.ToArray())), await ReadAsync(site, clerk));
        var officer = await Caller.OfAsync(site.Site, await Caller.PersonAsync(site.Site, "Lã Văn Chuyên", site.Province, Role.Officer));
        async Task<JsonElement> Edition(long id) => (await clerk.ReadAsync($"documents/{id}")).GetProperty("editions")[0];
        async Task<string> Again(long id, long? of = null) => $"documents/{id}/editions/{(await Edition(of ?? id)).GetProperty("id").GetInt64()}/read-again";

        Assert.Equal("Failed", (await Edition(broken)).GetProperty("state").GetString());
        Assert.NotEqual("", (await Edition(broken)).GetProperty("failureInEnglish").GetString());
        await Caller.IsForbidden(await officer.PostAsync(await Again(broken)));
        await Caller.IsProblem(await clerk.PostAsync(await Again(good)), HttpStatusCode.UnprocessableEntity, "rule.document.not-failed");
        await Caller.IsProblem(await clerk.PostAsync(await Again(good, of: broken)), HttpStatusCode.NotFound, "api.not-found");
        await Caller.IsDone(await clerk.PostAsync(await Again(broken)));
        await site.ReadAsync();
        Assert.Equal("Failed", (await Edition(broken)).GetProperty("state").GetString());
        Assert.Contains(await clerk.AllAsync($"history/document/{broken}"), o => o.GetProperty("kind").GetString() == "document.read-again");
    }

    [Fact]
    public async Task Head_IsPutRight_OfTheVersionSeen_AndAnOutgoingDocumentIsNumbered()
    {
        await using var site = await DocumentSite.OpenAsync();
        var clerk = Caller.Of(site.Site);
        var id = await site.Site.With<RegisterService, long>(s => s.RegisterAsync(new(site.Province, Direction.Outgoing, new(null, "", "", null, "", "", null, "Chưa rõ")), FirstPerson.Doing("document.register")));
        var (address, version) = ($"documents/{id}", await clerk.VersionAsync($"documents/{id}"));
        object Head(string subject) => new { issuerId = site.Province, issuerName = "Tỉnh Vân Giang", type = "Kế hoạch", number = (int?)null, symbol = "KH-UBND", series = "2025", issuedOn = "2025-05-09", subject };

        await Caller.IsProblem(await clerk.PutAsync($"{address}/head", Head("Chuyển đổi số")), HttpStatusCode.PreconditionRequired, "api.if-match-missing");
        await Caller.IsProblem(await clerk.PutAsync($"{address}/head", Head(new string('x', 2_001)), version), HttpStatusCode.UnprocessableEntity, "rule.document.subject-long");
        await Caller.IsDone(await clerk.PutAsync($"{address}/head", Head("Chuyển đổi số"), version));
        await Caller.IsProblem(await clerk.PutAsync($"{address}/head", Head("Muộn"), version), HttpStatusCode.PreconditionFailed, "rule.stale");
        var read = (await clerk.ReadAsync(address)).GetProperty("head");
        Assert.Equal("Chuyển đổi số", read.GetProperty("subject").GetString());
        // What was read may be sent back.
        await Caller.IsDone(await clerk.PutAsync($"{address}/head", read, await clerk.VersionAsync(address)));

        object number = new { type = "Kế hoạch", symbol = "KH-UBND", issuedOn = "2025-05-09" };
        Assert.Equal(1, (await Caller.Json(await clerk.PostAsync($"{address}/number", number, await clerk.VersionAsync(address)))).GetProperty("number").GetInt32());
        await Caller.IsProblem(await clerk.PostAsync($"{address}/number", number, await clerk.VersionAsync(address)), HttpStatusCode.UnprocessableEntity, "rule.document.number-given");
        Assert.Equal("01/KH-UBND", (await clerk.ReadAsync(address)).GetProperty("identifier").GetString());
    }

    private static async Task<long> ReadAsync(DocumentSite site, Caller clerk)
    {
        var id = await Caller.IdOf(await clerk.UploadAsync($"documents?keeper={site.Province}", "ke-hoach.txt", PlanFile));
        await site.ReadAsync();
        return id;
    }

    private static Task<long> ElsewhereAsync(Site site) => site.With<OrganizationService, long>(s =>
        s.CreateAsync(new(new("unit.province", "Tỉnh Sông Mây"), new Dictionary<Line, long?> { [Line.Territory] = null }, new(new DateOnly(2021, 1, 1), "Nghị quyết số 02/NQ-HĐND")), FirstPerson.Doing("organization.create")));
}
