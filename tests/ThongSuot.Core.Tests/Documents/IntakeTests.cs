using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Notifications;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Documents;

public sealed class IntakeTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("thongsuot-intake-").FullName;

    [Theory, Databases]
    public async Task Run_LetterWithADocument_EntersItAndTellsTheClerkOnce(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        Drop(place, "thu.eml", Letter("Kế hoạch quý III", ("ke-hoach.txt", Bytes(new Paper())), ("ke-hoach-28.txt", Bytes(new Paper { Identifier = "28-KH/HU" }))));
        Drop(place, "ban-quet.txt", Bytes(new Paper { Identifier = "29-KH/HU" }));

        Assert.Equal(3, await RunAsync(place));

        await place.With<AppDbContext>(async db =>
        {
            Assert.All(await db.Documents.ToListAsync(), d => Assert.Equal((place.District, Direction.Incoming), (d.KeeperId!.Value, d.Direction!.Value)));
            Assert.Equal(3, await db.Editions.CountAsync());
            var operations = await db.Operations.Where(o => o.Kind == "document.receive" && o.Reason != "ban-quet.txt").ToListAsync();
            Assert.All(operations, o => Assert.Equal((null, "mail", "\"Văn phòng Tỉnh ủy\" <vptu@example.vn>: Kế hoạch quý III"), (o.ActorId, o.Origin, o.Reason)));
            var notice = Assert.Single(await db.Notifications.ToListAsync());
            Assert.Equal((place.Clerk, "notice.intake", "3", "Huyện ủy Đồng Mây", "/documents?show=ToReview"), (notice.PersonId, notice.TextKey, notice.Arguments[0], notice.Arguments[1], notice.Link));
        });
        Assert.Equal(["ban-quet.txt", "thu.eml"], In(place, IntakeService.Done));
        Assert.Equal(0, await RunAsync(place));
    }

    [Theory, Databases]
    public async Task Run_AfterACrashBeforeTheFileWasMoved_EntersNothingTwice(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var letter = Letter("Kế hoạch", ("ke-hoach.txt", Bytes(new Paper())), ("ke-hoach-28.txt", Bytes(new Paper { Identifier = "28-KH/HU" })));
        // The first of two attachments came in, then the program ended.
        await place.ReceiveAsync([new Paper().File()]);
        Drop(place, "thu.eml", letter);
        Assert.Equal(1, await RunAsync(place));

        Drop(place, "thu.eml", letter);
        Assert.Equal(0, await RunAsync(place));

        Assert.Equal(2, await place.With<AppDbContext, int>(db => db.Documents.CountAsync()));
        Assert.Equal(1, await place.With<AppDbContext, int>(db => db.Notifications.CountAsync()));
        Assert.Equal(["thu (2).eml", "thu.eml"], In(place, IntakeService.Done));
    }

    [Theory, Databases]
    public async Task Run_WhatAnotherBodyHasOnFile_IsEnteredInTheBookWhereItMayBeReadAndOnItsOwnWhereNot(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        await place.ReadAsync(new Paper { Issuer = "TỈNH ỦY VĨNH GIANG", Identifier = "27-KH/TU" }, place.Province);
        await place.ReadAsync(new Paper { Identifier = "28-KH/HU" }, place.Neighbour, secrecy: Secrecy.Confidential);
        Drop(place, "thay.txt", Bytes(new Paper { Issuer = "TỈNH ỦY VĨNH GIANG", Identifier = "27-KH/TU" }));
        Drop(place, "khong-thay.txt", Bytes(new Paper { Identifier = "28-KH/HU" }));

        Assert.Equal(2, await RunAsync(place));

        Assert.Equal(1, await place.With<AppDbContext, int>(db => db.Arrivals.CountAsync(a => a.OrganizationId == place.District)));
        Assert.Equal(1, await place.With<AppDbContext, int>(db => db.Documents.CountAsync(d => d.KeeperId == place.District)));
    }

    [Theory, Databases]
    public async Task Run_HostileOrBrokenLetters_AreSetAsideWithASentence(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        Drop(place, "hong.eml", Encoding.UTF8.GetBytes("đây không phải thư\n\nkhông có gì"));
        Drop(place, "nhieu.eml", Letter("Nhiều", [.. Enumerable.Range(0, 4).Select(i => ($"{i}.txt", Bytes(new Paper { Identifier = $"{i + 1}-KH/HU" })))]));
        Drop(place, "long.eml", Nested(4));
        Drop(place, "to.eml", Letter("To", ("to.txt", new byte[1_200_000])));
        Drop(place, "khong.eml", Letter("Không có văn bản", ("virus.exe", [1, 2, 3])));
        Drop(place, "chay.exe", [1, 2, 3]);
        Drop(place, "dung.eml", Letter("Đúng", (@"..\..\..\etc\ke-hoach.txt", Bytes(new Paper())), ("../../bang.xlsx", [1])));

        Assert.Equal(1, await RunAsync(place, new() { MaxAttachments = 3, MaxDepth = 2, MaxMegabytes = 1 }));

        Assert.Equal(["chay.exe", "chay.exe.txt", "hong.eml", "hong.eml.txt", "khong.eml", "khong.eml.txt", "long.eml", "long.eml.txt", "nhieu.eml", "nhieu.eml.txt", "to.eml", "to.eml.txt"], In(place, IntakeService.Failed));
        Assert.Equal(["dung.eml", "dung.eml.txt"], In(place, IntakeService.Done));
        Assert.Equal(["Thư có hơn 3 tệp đính kèm nên chưa nhận. Hãy tải các tệp lên tại trang Văn bản.", "The letter has more than 3 attachments and was not taken. Upload the files on the page of documents."], await File.ReadAllLinesAsync(Path.Combine(Folder(place), IntakeService.Failed, "nhieu.eml.txt")));
        Assert.Equal("ke-hoach.txt", await place.With<AppDbContext, string>(db => db.Editions.Select(e => e.FileName).SingleAsync()));
        Assert.Equal([Folder(place)], Directory.GetDirectories(_root));
        Assert.Empty(Directory.GetFiles(_root));
    }

    [Theory, Databases]
    public async Task Run_WhatIsNotWholeOrNobodys_StaysWhereItIs(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        Drop(place, "dang-ghi.txt", Bytes(new Paper()), age: 3);
        Drop(place, ".an.txt", Bytes(new Paper()));
        Drop(place, "thu.eml.part", Bytes(new Paper()));
        Directory.CreateDirectory(Path.Combine(_root, "X99"));
        await File.WriteAllBytesAsync(Path.Combine(_root, "X99", "ke-hoach.txt"), Bytes(new Paper()));
        File.SetLastWriteTimeUtc(Path.Combine(_root, "X99", "ke-hoach.txt"), DateTime.UnixEpoch);

        Assert.Equal(0, await RunAsync(place));
        Assert.Equal([".an.txt", "dang-ghi.txt", "thu.eml.part"], In(place, ""));
        Assert.True(File.Exists(Path.Combine(_root, "X99", "ke-hoach.txt")));

        place.Database.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(1, await RunAsync(place));
        Assert.Equal(["dang-ghi.txt"], In(place, IntakeService.Done));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private async Task<int> RunAsync(RegisterPlace place, IntakeOptions? options = null)
    {
        await using var scope = place.Database.Scope();
        var services = scope.ServiceProvider;
        return await new IntakeService(services.GetRequiredService<AppDbContext>(), (options ?? new()) with { Folder = _root }, services.GetRequiredService<RegisterService>(), services.GetRequiredService<ArrivalService>(),
            services.GetRequiredService<DocumentAccess>(), services.GetRequiredService<Clock>(), NullLogger<IntakeService>.Instance).RunAsync(TestContext.Current.CancellationToken);
    }

    private string Folder(RegisterPlace place) => Path.Combine(_root, place.District.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <param name="age">Seconds since it was written.</param>
    private void Drop(RegisterPlace place, string name, byte[] content, int age = 60)
    {
        var file = Path.Combine(Directory.CreateDirectory(Folder(place)).FullName, name);
        File.WriteAllBytes(file, content);
        File.SetLastWriteTimeUtc(file, place.Database.Time.GetUtcNow().UtcDateTime.AddSeconds(-age));
    }

    private IEnumerable<string> In(RegisterPlace place, string below) => Directory.GetFiles(Path.Combine(Folder(place), below)).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    private static byte[] Bytes(Paper paper) => Encoding.UTF8.GetBytes(paper.Text);

    private static byte[] Letter(string subject, params (string Name, byte[] Content)[] attachments)
    {
        var body = new BodyBuilder { TextBody = "Kính gửi quý cơ quan." };
        foreach (var (name, content) in attachments) body.Attachments.Add(name, content, new ContentType("application", "octet-stream"));
        return Written(Mail(subject, body.ToMessageBody()));
    }

    /// <summary>A document in a letter in a letter …</summary>
    private static byte[] Nested(int depth)
    {
        var letter = Mail("Trong cùng", new MimePart("text", "plain") { Content = new MimeContent(new MemoryStream(Bytes(new Paper()))), FileName = "ke-hoach.txt", ContentDisposition = new(ContentDisposition.Attachment) });
        for (var i = 0; i < depth; i++) letter = Mail("Chuyển tiếp", new MessagePart { Message = letter });
        return Written(letter);
    }

    private static MimeMessage Mail(string subject, MimeEntity body)
    {
        var mail = new MimeMessage { Subject = subject, Body = body };
        mail.From.Add(new MailboxAddress("Văn phòng Tỉnh ủy", "vptu@example.vn"));
        return mail;
    }

    private static byte[] Written(MimeMessage mail)
    {
        using var stream = new MemoryStream();
        mail.WriteTo(stream);
        return stream.ToArray();
    }
}
