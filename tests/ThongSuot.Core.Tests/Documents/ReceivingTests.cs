using System.Text;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;

namespace ThongSuot.Core.Tests.Documents;

public sealed class ReceivingTests
{
    [Theory, Databases]
    public async Task Receive_SeveralFiles_EntersADocumentForEachAndWaitsToBeRead(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);

        var received = await place.ReceiveAsync([new Paper().File(@"C:\ban-di\ke-hoach.txt"), new Paper { Identifier = "28-KH/HU" }.File("ke-hoach-28.txt")]);

        Assert.Equal(["ke-hoach.txt", "ke-hoach-28.txt"], received.Select(r => r.Name));
        Assert.All(received, r => Assert.True(r.DocumentId is not null && r.Refusal is null && r.Twins.Count == 0));
        var document = await place.FindAsync(received[0].DocumentId!.Value);
        Assert.Equal((Standing.Registered, Direction.Incoming, true, "ke-hoach", (long?)place.District), (document.Standing, document.Direction, document.IsPreliminary, document.Head.Subject, document.KeeperId));
        var edition = Assert.Single(document.Editions);
        Assert.Equal((1, ReadingState.Waiting), (edition.Ordinal, edition.State));
        Assert.Equal(2, (await place.With<ReadingService, ReadingProgress>(r => r.ProgressAsync(place.Clerk, DateTime.UnixEpoch))).Waiting);
        Assert.Equal(1, await place.With<AppDbContext, int>(db => db.History.CountAsync(h => h.SubjectKind == "document" && h.SubjectId == document.Id && h.Action == "Document.added")));
    }

    [Theory, Databases]
    public async Task Receive_OneFileThatCannotBeTaken_LosesNoneOfTheOthers(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);

        var received = await place.ReceiveAsync([new("trong.txt", Stream.Null), new Paper().File(), new("lon.pdf", new MemoryStream(new byte[(1 << 20) + 1]))]);

        Assert.Equal(["rule.document.file-empty", null, "rule.document.file-large"], received.Select(r => r.Refusal?.Code));
        Assert.Equal([false, true, false], received.Select(r => r.DocumentId is not null));
    }

    [Theory, Databases]
    public async Task Receive_FileTheRegisterHas_WarnsAndEntersItOnlyWhenAskedTo(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var first = await place.ReadAsync(new Paper());

        var again = Assert.Single(await place.ReceiveAsync([new Paper().File("ban-sao.txt")]));
        Assert.Null(again.DocumentId);
        var twin = Assert.Single(again.Twins);
        Assert.Equal((first, "27-KH/HU", true), (twin.DocumentId, twin.Identifier, twin.IsInSameRegister));

        var insisted = Assert.Single(await place.ReceiveAsync([new Paper().File("ban-sao.txt")], evenIfThere: true));
        Assert.NotNull(insisted.DocumentId);
        Assert.Single(insisted.Twins);
    }

    [Theory, Databases]
    public async Task Receive_FileOfAnotherRegister_IsNotEnteredTwiceWhereThatOneMayBeRead(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var above = await place.ReadAsync(new Paper(), place.Province);
        await place.ReceiveAsync([new Paper().File()], place.Neighbour, secrecy: Secrecy.Confidential, evenIfThere: true);

        var received = Assert.Single(await place.ReceiveAsync([new Paper().File()]));

        Assert.Null(received.DocumentId);
        var twin = Assert.Single(received.Twins);
        Assert.Equal((above, false), (twin.DocumentId, twin.IsInSameRegister));
        Assert.NotNull(Assert.Single(await place.ReceiveAsync([new Paper().File()], evenIfThere: true)).DocumentId);
    }

    [Theory, Databases]
    public async Task Receive_FileOnFileOutOfSight_OrOneThatGoesOut_IsEnteredOnItsOwn(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        await place.ReadAsync(new Paper { Issuer = "HUYỆN ỦY SÔNG LAM" }, place.Neighbour);
        await place.ReadAsync(new Paper { Identifier = "28-KH/HU" }, place.Province);

        var unseen = Assert.Single(await place.ReceiveAsync([new Paper { Issuer = "HUYỆN ỦY SÔNG LAM" }.File()]));
        var own = Assert.Single(await place.ReceiveAsync([new Paper { Identifier = "28-KH/HU" }.File()], direction: Direction.Outgoing));

        Assert.Equal((true, 0), (unseen.DocumentId is not null, unseen.Twins.Count));
        Assert.Equal((true, 1), (own.DocumentId is not null, own.Twins.Count));
    }

    [Theory, Databases]
    public async Task Receive_TheSameFileAtOnce_EntersItOnce(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);

        var received = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => place.ReceiveAsync([new Paper().File()]))));

        Assert.Single(received, r => r[0].DocumentId is not null);
        Assert.Equal(1, await place.With<AppDbContext, int>(db => db.Documents.CountAsync()));
    }

    [Theory, Databases]
    public async Task Receive_IntoARegisterThatIsNotOnes_IsDenied(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var officer = await place.Database.AddPersonAsync("Phạm Văn Nam", place.District, Role.Officer);

        await Assert.ThrowsAsync<DeniedException>(() => place.With<RegisterService>(r => r.ReceiveAsync(new(place.Neighbour, Direction.Incoming, [new Paper().File()]), place.Doing("document.receive"))));
        await Assert.ThrowsAsync<DeniedException>(() => place.With<RegisterService>(r => r.ReceiveAsync(new(place.District, Direction.Incoming, [new Paper().File()]), place.Doing("document.receive", officer))));

        Assert.Equal(0, await place.With<AppDbContext, int>(db => db.Documents.CountAsync()));
    }

    [Theory, Databases]
    public async Task Receive_Original_IsNeverAltered(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var id = await place.ReadAsync(new Paper());

        var hash = (await place.FindAsync(id)).Editions[0].FileHash;
        using var kept = new StreamReader(place.Database.Scope().ServiceProvider.GetService(typeof(FileStore)) is FileStore store ? store.OpenRead(hash) : Stream.Null, Encoding.UTF8);

        Assert.Equal(new Paper().Text, await kept.ReadToEndAsync());
    }
}
