using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Documents;

namespace ThongSuot.Core.Tests.Documents;

/// <summary>A province with a district and its committees, their clerks, and a store of files.</summary>
internal sealed class RegisterPlace : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("thongsuot-files-").FullName;

    private RegisterPlace() { }

    public TestDatabase Database { get; private set; } = null!;

    /// <summary>Tỉnh ủy Vĩnh Giang.</summary>
    public long Province { get; private set; }

    /// <summary>Huyện ủy Đồng Mây, below it.</summary>
    public long District { get; private set; }

    /// <summary>Huyện ủy Sông Lam, its neighbour.</summary>
    public long Neighbour { get; private set; }

    /// <summary>Clerk of the district committee.</summary>
    public long Clerk { get; private set; }

    public string Folder => _folder;

    public static async Task<RegisterPlace> BuildAsync(string provider)
    {
        var place = new RegisterPlace();
        place.Database = await TestDatabase.CreateAsync(provider, services =>
        {
            services.AddSingleton(new FileStoreOptions(place._folder, MaxBytes: 1 << 20));
            services.AddSingleton(ReaderOptions.Default with { Tesseract = null, LibreOffice = null, PdfToPpm = null });
        });
        var province = await place.Database.AddAsync("Tỉnh Vĩnh Giang", "unit.province", null);
        place.Province = await place.CommitteeAsync("Tỉnh ủy Vĩnh Giang", province, null);
        place.District = await place.CommitteeAsync("Huyện ủy Đồng Mây", await place.Database.AddAsync("Huyện Đồng Mây", "unit.district", province), place.Province);
        place.Neighbour = await place.CommitteeAsync("Huyện ủy Sông Lam", await place.Database.AddAsync("Huyện Sông Lam", "unit.district", province), place.Province);
        place.Clerk = await place.Database.AddPersonAsync("Lê Thị Hạnh", place.District, Role.Clerk);
        return place;
    }

    public Operation Doing(string kind, long? person = null) => new(new Actor(person ?? Clerk, "Lê Thị Hạnh"), "test", kind);

    public Task<T> With<TService, T>(Func<TService, Task<T>> what) where TService : notnull => Database.With(what);

    public Task With<TService>(Func<TService, Task> what) where TService : notnull => Database.With(what);

    public Task<IReadOnlyList<Received>> ReceiveAsync(IReadOnlyList<NewFile> files, long? keeper = null, Direction direction = Direction.Incoming, Secrecy secrecy = Secrecy.None, bool evenIfThere = false) =>
        With<RegisterService, IReadOnlyList<Received>>(r => r.ReceiveAsync(new(keeper ?? District, direction, files, secrecy, evenIfThere), keeper is null || keeper == District ? Doing("document.receive") : TestDatabase.Doing("document.receive")));

    /// <summary>Takes in a paper and reads it; returns the document's id.</summary>
    public async Task<long> ReadAsync(Paper paper, long? keeper = null, Direction direction = Direction.Incoming, Secrecy secrecy = Secrecy.None)
    {
        var received = Assert.Single(await ReceiveAsync([paper.File()], keeper, direction, secrecy));
        await With<ReadingService, int>(r => r.ReadAllWaitingAsync());
        return received.DocumentId!.Value;
    }

    public async Task<DocumentDetails> FindAsync(long id, long? person = null) => (await With<DocumentQueries, DocumentDetails?>(q => q.FindAsync(person ?? Clerk, id)))!;

    public Task<IReadOnlyList<DutyRow>> DutiesAsync(long id, long? person = null) => With<DocumentQueries, IReadOnlyList<DutyRow>>(q => q.DutiesAsync(person ?? Clerk, id));

    public Task<ReferenceLists> ReferencesAsync(long id, long? person = null) => With<DocumentQueries, ReferenceLists>(q => q.ReferencesAsync(person ?? Clerk, id));

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<long> CommitteeAsync(string name, long territory, long? superior) =>
        Database.With<OrganizationService, long>(s => s.CreateAsync(new(new Naming("party.committee", name), new Dictionary<Line, long?> { [Line.Territory] = territory, [Line.Party] = superior }, SmallTree.Basis()), TestDatabase.Doing("organization.create")));
}
