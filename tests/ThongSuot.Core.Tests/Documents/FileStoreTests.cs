using System.Security.Cryptography;
using System.Text;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Documents;

public sealed class FileStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("thongsuot-store-").FullName;

    [Fact]
    public async Task Put_File_IsKeptUnderItsHashAndReadsBackTheSame()
    {
        var store = new FileStore(new(_folder));
        var bytes = RandomNumberGenerator.GetBytes(200_000);

        var stored = await store.PutAsync(new MemoryStream(bytes));

        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(bytes)), 200_000L), (stored.Hash, stored.Length));
        Assert.True(File.Exists(Path.Combine(_folder, stored.Hash[..2], stored.Hash[2..4], stored.Hash)));
        await using var back = store.OpenRead(stored.Hash);
        Assert.Equal(stored.Hash, Convert.ToHexStringLower(await SHA256.HashDataAsync(back)));
        Assert.Equal([stored.Hash], Files());
    }

    [Fact]
    public async Task Put_TheSameFileManyTimesAtOnce_KeepsOneAndAltersItNever()
    {
        var store = new FileStore(new(_folder));
        var bytes = RandomNumberGenerator.GetBytes(100_000);
        var first = await store.PutAsync(new MemoryStream(bytes));
        var place = Path.Combine(_folder, first.Hash[..2], first.Hash[2..4], first.Hash);
        File.SetLastWriteTimeUtc(place, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        var again = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => store.PutAsync(new MemoryStream(bytes)))));

        Assert.All(again, stored => Assert.Equal(first, stored));
        Assert.Equal(new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), File.GetLastWriteTimeUtc(place));
        Assert.Equal([first.Hash], Files());
    }

    [Fact]
    public async Task Put_OneNewFileManyTimesAtOnce_KeepsOne()
    {
        var store = new FileStore(new(_folder));
        var bytes = Encoding.UTF8.GetBytes("Kế hoạch số 27-KH/HU");

        var stored = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => store.PutAsync(new MemoryStream(bytes)))));

        Assert.Single(stored.Distinct());
        Assert.Equal([stored[0].Hash], Files());
    }

    [Fact]
    public async Task Put_FileAtTheLimit_IsKept_OneByteMoreIsRefusedAndLeavesNothing()
    {
        var store = new FileStore(new(_folder, MaxBytes: 1 << 20));

        var refused = await Assert.ThrowsAsync<RuleException>(() => store.PutAsync(new MemoryStream(new byte[(1 << 20) + 1])));
        Assert.Equal("rule.document.file-large", refused.Code);
        Assert.Equal(1L, refused.Args[0]);
        Assert.Empty(Files());

        Assert.Equal(1 << 20, (await store.PutAsync(new MemoryStream(new byte[1 << 20]))).Length);
    }

    [Fact]
    public async Task Put_EmptyFile_IsRefused() =>
        Assert.Equal("rule.document.file-empty", (await Assert.ThrowsAsync<RuleException>(() => new FileStore(new(_folder)).PutAsync(Stream.Null))).Code);

    [Fact]
    public async Task Put_CancelledHalfWay_LeavesNothing()
    {
        var store = new FileStore(new(_folder));
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.PutAsync(new Broken(cancel.Cancel), cancel.Token));

        Assert.Empty(Files());
    }

    [Fact]
    public async Task Put_SenderThatBreaksOff_LeavesNothing()
    {
        await Assert.ThrowsAsync<IOException>(() => new FileStore(new(_folder)).PutAsync(new Broken(() => throw new IOException("The connection is gone."))));

        Assert.Empty(Files());
    }

    [Fact]
    public void OpenRead_UnknownFile_IsNotFound() => Assert.Throws<FileNotFoundException>(() => new FileStore(new(_folder)).OpenRead(new string('a', 64)));

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Exists_WhatIsNoHash_IsRefused(string hash) => Assert.Throws<ArgumentException>(() => new FileStore(new(_folder)).Exists(hash));

    [Fact]
    public async Task ClearBrokenOff_WhatACrashLeft_GoesAndWhatIsYoungOrKeptStays()
    {
        var store = new FileStore(new(_folder));
        var now = DateTime.UtcNow;
        Assert.Equal(0, store.ClearBrokenOff(now));
        var kept = await store.PutAsync(new MemoryStream([1, 2, 3]));
        var (old, young) = (Path.Combine(_folder, "coming", "cu"), Path.Combine(_folder, "coming", "moi"));
        await File.WriteAllTextAsync(old, "một nửa");
        await File.WriteAllTextAsync(young, "một nửa");
        File.SetLastWriteTimeUtc(old, now.AddDays(-2));

        Assert.Equal(1, store.ClearBrokenOff(now.AddDays(-1)));

        Assert.Equal([kept.Hash, "moi"], Files().Order(StringComparer.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string[] Files() => [.. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f))];

    /// <summary>Gives one block, then something happens.</summary>
    private sealed class Broken(Action then) : Stream
    {
        private bool _begun;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_begun) then();
            _begun = true;
            return count;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
