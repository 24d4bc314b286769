namespace Evaluation.Portal.Words;

/// <summary>What the pages say of answers that wait on the device for the line to come back.</summary>
internal static class OfflineWords
{
    public static readonly Dictionary<string, (string Id, string En)> Words = new()
    {
        ["device.one"] = ("1 jawaban tersimpan di ponsel ini, terkirim saat ada sinyal. Tidak perlu mengisi lagi.", "1 answer is saved on this phone and is sent when there is a signal. No need to fill it in again."),
        ["device.many"] = ("{n} jawaban tersimpan di ponsel ini, terkirim saat ada sinyal. Tidak perlu mengisi lagi.", "{n} answers are saved on this phone and are sent when there is a signal. No need to fill them in again."),
        ["device.ended"] = ("Sesi Anda sudah berakhir, jadi {n} jawaban masih tersimpan di ponsel ini. Buka lagi tautan dari surel Anda atau masuk lagi; setelah itu terkirim sendiri.", "Your session has ended, so {n} of your answers are still saved on this phone. Open the link from your mail again, or sign in; then they are sent by themselves."),
        ["device.other"] = ("Di ponsel ini ada {n} jawaban dari orang lain. Terkirim setelah orang itu membuka tautannya di sini.", "This phone holds {n} answers of somebody else. They are sent once that person opens their link here."),
        ["device.refused"] = ("Belum terkirim: {n}", "Not sent: {n}"),
        ["device.why"] = ("Layanan tidak menerima formulir ini. Buka formulirnya, periksa isinya, lalu kirim lagi.", "The service did not take this form. Open it, look at what is in it, and send it again."),
        ["device.gone"] = ("Formulir ini tidak lagi menunggu Anda: sudah terkirim, atau sudah ditutup. Bila sudah ditutup, hubungi unit pelatihan; jawaban Anda masih di ponsel ini.", "This form no longer waits for you: it was sent, or has closed. If it has closed, ask the training unit; your answers are still on this phone."),
        ["device.here"] = ("tersimpan di ponsel ini", "saved on this phone"),
        ["device.notTaken"] = ("belum terkirim", "not sent"),
        ["device.form"] = ("Formulir", "Form"),
        ["device.open"] = ("Buka formulir", "Open the form"),
        ["device.drop"] = ("Hapus dari ponsel ini", "Delete from this phone"),
        ["device.dropSure"] = ("Jawaban ini belum terkirim. Hapus dari ponsel ini?", "This answer was not sent. Delete it from this phone?"),
        ["device.signOut"] = ("{n} jawaban belum terkirim. Bila Anda keluar, jawaban itu terhapus dari ponsel ini. Keluar?", "{n} of your answers were not sent. If you sign out they are deleted from this phone. Sign out?"),
        ["device.away"] = ("Tidak ada sinyal. Yang Anda isi tersimpan di ponsel ini; coba lagi saat ada sinyal.", "There is no signal. What you filled in is saved on this phone; try again when there is one."),
        ["device.restored"] = ("Isian yang tersimpan di ponsel ini sudah dimasukkan kembali.", "What was saved on this phone has been put back."),
        ["device.draft"] = ("Tersimpan di ponsel ini; belum di layanan.", "Saved on this phone; not with the service yet."),
        ["device.mend"] = ("{n} pertanyaan belum selesai. Lihat tanda merah di bawah.", "{n} questions are not finished. See the red marks below."),
        ["device.summary"] = ("Tidak ada sinyal. Periksa jawaban Anda, lalu kirim: jawaban disimpan di ponsel ini dan terkirim sendiri saat ada sinyal.", "There is no signal. Look at your answers, then send them: they are saved on this phone and sent by themselves when there is one."),
    };
}
