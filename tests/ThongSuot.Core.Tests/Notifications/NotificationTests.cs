using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Notifications;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Notifications;

public sealed class NotificationTests
{
    [Theory, Databases]
    public async Task Tell_InAnOperation_IsReadByThatPersonOnly_UntilMarkedRead(string provider)
    {
        await using var place = await PlaceAsync(provider);
        await place.TellAsync("Hạn 30/9/2025");

        var waiting = Assert.Single((await place.OfAsync(place.Person)).Items);
        Assert.Equal(("rule.stale", "Hạn 30/9/2025", "/organizations", false), (waiting.TextKey, waiting.Arguments[0], waiting.Link, waiting.IsRead));
        Assert.Empty((await place.OfAsync(place.Person + 1)).Items);

        await place.Database.With<NotificationService>(n => n.ReadAsync(place.Person, waiting.Id));
        Assert.Equal(0, await place.Database.With<NotificationService, int>(n => n.UnreadAsync(place.Person)));
    }

    [Theory, Databases]
    public async Task List_HasTheUnreadFirst_PageByPage_TheLatestFirstInEach(string provider)
    {
        await using var place = await PlaceAsync(provider);
        foreach (var what in new[] { "a", "b", "c", "d", "e" }) await place.TellAsync(what);
        var all = (await place.OfAsync(place.Person)).Items;
        foreach (var read in all.Where(n => n.Arguments[0] is "b" or "e")) Assert.NotNull(await OpenAsync(place, place.Person, read.Id));

        List<string> seen = [];
        string? after = null;
        do
        {
            var page = await place.OfAsync(place.Person, after, 2);
            Assert.True(page.Items.Count <= 2);
            seen.AddRange(page.Items.Select(n => n.Arguments[0]));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(["d", "c", "a", "e", "b"], seen);
        Assert.Equal(3, await place.Database.With<NotificationService, int>(n => n.UnreadAsync(place.Person)));
    }

    [Theory, Databases]
    public async Task Open_OfSomebodyElses_FindsNothing_AndLeavesItUnread(string provider)
    {
        await using var place = await PlaceAsync(provider);
        await place.TellAsync("Hạn 30/9/2025");
        var id = (await place.OfAsync(place.Person)).Items[0].Id;

        Assert.Null(await OpenAsync(place, place.Person + 1, id));
        Assert.Equal(1, await place.Database.With<NotificationService, int>(n => n.UnreadAsync(place.Person)));
        Assert.Equal("/organizations", (await OpenAsync(place, place.Person, id))!.Link);
        Assert.Equal(0, await place.Database.With<NotificationService, int>(n => n.UnreadAsync(place.Person)));
    }

    [Theory, Databases]
    public async Task Read_UpToOne_LeavesWhatCameAfterwards(string provider)
    {
        await using var place = await PlaceAsync(provider);
        await place.TellAsync("a");
        var shown = (await place.OfAsync(place.Person)).Items[0].Id;
        await place.TellAsync("b");

        await place.Database.With<NotificationService>(n => n.ReadAsync(place.Person, shown));

        Assert.Equal(["b", "a"], (await place.OfAsync(place.Person)).Items.Select(n => n.Arguments[0]));
        Assert.Equal([false, true], (await place.OfAsync(place.Person)).Items.Select(n => n.IsRead));
    }

    [Theory, Databases]
    public async Task Tell_InAnOperationThatFails_TellsNobody(string provider)
    {
        await using var place = await PlaceAsync(provider);

        await place.Database.With<AppDbContext>(async db =>
        {
            await using var work = await db.BeginAsync(TestDatabase.Doing("test.tell"));
            db.Notifications.Add(new Notification(place.Person, "rule.stale", [], null, work.At));
            await db.SaveChangesAsync();
        });

        Assert.Equal(0, await place.Database.With<NotificationService, int>(n => n.UnreadAsync(place.Person)));
    }

    [Theory]
    [InlineData("//elsewhere.example/x")]
    [InlineData("https://elsewhere.example")]
    [InlineData("")]
    public void Link_LeadingElsewhere_IsRefused(string link) =>
        Assert.Throws<ArgumentException>(() => new Notification(1, "rule.stale", [], link, DateTime.UnixEpoch));

    [Theory, Databases]
    public async Task Mail_WritesEachLetterOnce_WithTheSentenceAsItIs(string provider)
    {
        await using var place = await PlaceAsync(provider);
        await place.TellAsync("Sắp đến hạn: báo cáo quý");

        Assert.Equal(1, await place.Database.With<NotificationService, int>(n => n.MailAsync()));
        Assert.Equal(0, await place.Database.With<NotificationService, int>(n => n.MailAsync()));

        var letter = await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(place.Folder, "*.eml")));
        Assert.Equal("Sắp đến hạn: báo cáo quý", letter.Subject);
        Assert.Equal("huong@vangiang.example", letter.To.Mailboxes.Single().Address);
        Assert.Empty(Directory.GetFiles(place.Folder, "*.part"));
    }

    [Theory, Databases]
    public async Task Mail_ThatCannotBeSent_IsTriedAgain(string provider)
    {
        await using var place = await PlaceAsync(provider);
        await place.TellAsync("Sắp đến hạn");
        // A file where the folder should be.
        Directory.Delete(place.Folder);
        await File.WriteAllTextAsync(place.Folder, "");

        Assert.Equal(0, await place.Database.With<NotificationService, int>(n => n.MailAsync()));
        File.Delete(place.Folder);

        Assert.Equal(1, await place.Database.With<NotificationService, int>(n => n.MailAsync()));
    }

    private static Task<NotificationRow?> OpenAsync(Place place, long person, long id) => place.Database.With<NotificationService, NotificationRow?>(n => n.OpenAsync(person, id));

    private sealed record Place(TestDatabase Database, long Person, string Folder) : IAsyncDisposable
    {
        public Task TellAsync(string what) => Database.With<IServiceProvider>(async services =>
        {
            var db = services.GetRequiredService<AppDbContext>();
            await using var work = await db.BeginAsync(TestDatabase.Doing("test.tell"));
            work.Tell(Person, "rule.stale", [what], "/organizations");
            await work.CommitAsync();
        });

        public Task<Page<NotificationRow>> OfAsync(long person, string? after = null, int size = 50) => Database.With<NotificationService, Page<NotificationRow>>(n => n.OfAsync(person, after, size));

        public async ValueTask DisposeAsync()
        {
            await Database.DisposeAsync();
            if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
        }
    }

    private static async Task<Place> PlaceAsync(string provider)
    {
        var folder = Directory.CreateTempSubdirectory("thongsuot-mail-").FullName;
        var database = await TestDatabase.CreateAsync(provider, services =>
        {
            services.AddSingleton<IMailer>(s => new FolderMailer(new MailOptions { Folder = folder }, s.GetRequiredService<Clock>()));
            services.AddSingleton<INotificationText, Plain>();
            services.AddScoped<NotificationService>();
        });
        var body = await database.AddAsync("Tỉnh Vân Giang", "unit.province", null);
        var invited = await database.With<AccessService, Invited>(a => a.InviteAsync(new InviteOptions("Trần Thị Hương", "huong@vangiang.example", new PostOptions(body, "Chuyên viên", Role.Officer, SmallTree.Founded)), TestDatabase.Doing("person.invite")));
        return new(database, invited.PersonId, folder);
    }

    /// <summary>The first argument is the whole letter.</summary>
    private sealed class Plain : INotificationText
    {
        public Letter Mail(Notification notification, string fullName, string address) => new(fullName, address, notification.Arguments[0], notification.Arguments[0]);
    }
}
