namespace Evaluation.Portal.Words;

/// <summary>How each figure is computed, in words; <see cref="Symbols"/> says the same in signs, and <see cref="Intervals"/> where its interval comes from.</summary>
internal static class FormulaWords
{
    public static readonly Dictionary<string, (string Id, string En)> Words = new()
    {
        ["formula.attendanceRate"] = ("Rata-rata, di antara peserta aktif yang kehadirannya dicatat, dari jam hadir dibagi jam pelatihan, paling banyak 1.", "Mean, over active participants with attended hours, of hours attended by credit hours, at most 1."),
        ["formula.budgetPlanned"] = ("Seperti yang ditulis unit pelatihan.", "As the training unit wrote it."),
        ["formula.budgetSpent"] = ("Seperti yang ditulis unit pelatihan.", "As the training unit wrote it."),
        ["formula.invited"] = ("Peserta aktif, atau semua penyelenggara.", "Active participants, or all organisers."),
        ["formula.responded"] = ("Orang yang menjawab paling sedikit satu butir.", "People who answered at least one item."),
        ["formula.responseRate"] = ("Yang menjawab dibagi yang diminta menjawab.", "Those who answered by those who were invited."),
        ["formula.itemMean"] = ("Skor rata-rata tertimbang: setiap pilihan skala dikali banyaknya yang memilih, dijumlahkan, dibagi banyaknya jawaban. Yang kosong tidak dihitung.", "Weighted mean score: each point of the scale times how many chose it, added up, by the number of answers. Blanks are not counted."),
        ["formula.indicatorMean"] = ("Rata-rata dari rata-rata butir indikator itu.", "Mean of the means of the indicator's items."),
        ["formula.dimensionMean"] = ("Rata-rata dari rata-rata butir dimensi itu; butir tanpa jawaban dilewati.", "Mean of the means of the dimension's items; an item without answers is left out."),
        ["formula.groupMean"] = ("Rata-rata dari rata-rata dimensi. Kategori mengikuti nilai yang sudah dibulatkan, dalam lima langkah yang sama lebar.", "Mean of the means of the dimensions. The category follows the rounded value, in five equal steps."),
        ["formula.alpha"] = ("Seberapa searah butir-butir satu dimensi, dari mereka yang menjawab semua butirnya; paling sedikit 10 orang dan 2 butir.", "How far the items of a dimension go together, over those who answered all of them; at least 10 people and 2 items."),
        ["formula.gap"] = ("Rata-rata kelompok pertama dikurangi rata-rata kelompok kedua.", "Mean of the first group minus mean of the second."),
        ["formula.enrolled"] = ("Peserta aktif.", "Active participants."),
        ["formula.pretested"] = ("Peserta dengan nilai tes awal.", "Participants with a pre-test score."),
        ["formula.posttested"] = ("Peserta dengan nilai tes akhir.", "Participants with a post-test score."),
        ["formula.paired"] = ("Peserta dengan nilai kedua tes.", "Participants with both scores."),
        ["formula.completionRate"] = ("Yang mengikuti tes akhir dibagi peserta terdaftar.", "Those who took the post-test by those enrolled."),
        ["formula.preMean"] = ("Rata-rata nilai tes awal dari peserta kedua tes.", "Mean pre-test score of those who took both tests."),
        ["formula.postMean"] = ("Rata-rata nilai tes akhir dari peserta kedua tes.", "Mean post-test score of those who took both tests."),
        ["formula.gainMean"] = ("Rata-rata dari nilai tes akhir dikurangi nilai tes awal setiap peserta.", "Mean of each participant's post-test score minus pre-test score."),
        ["formula.percentGain"] = ("Kenaikan rata-rata dibagi rata-rata tes awal, dalam persen.", "Mean gain by pre-test mean, in percent."),
        ["formula.hakeClass"] = ("Kenaikan rata-rata dibagi kenaikan yang masih mungkin, yaitu nilai tertinggi dikurangi rata-rata tes awal. Turun di bawah 0; rendah mulai 0; sedang mulai 0,30; tinggi mulai 0,70.", "Mean gain by the gain that was possible: the highest score minus the pre-test mean. Loss below 0; low from 0; medium from 0.30; high from 0.70."),
        ["formula.normalisedChange"] = ("Rata-rata perubahan setiap peserta, dibagi kenaikan yang masih mungkin, atau bagi yang turun dibagi nilai awalnya.", "Mean of each participant's change by the gain that was possible, or for a loss by the pre-test score."),
        ["formula.passRate"] = ("Yang nilainya mencapai batas lulus, dibagi semua yang mengikuti tes akhir.", "Those at or above the pass mark, by all who took the post-test."),
        ["formula.passRatePre"] = ("Yang nilai tes awalnya mencapai batas lulus, dibagi peserta kedua tes.", "Those whose pre-test reaches the pass mark, by those who took both tests."),
        ["formula.passRatePost"] = ("Yang nilai tes akhirnya mencapai batas lulus, dibagi peserta kedua tes.", "Those whose post-test reaches the pass mark, by those who took both tests."),
        ["formula.t"] = ("Kenaikan rata-rata dibagi galat bakunya; berbicara tentang pelatihan, bukan tentang angkatan ini saja.", "Mean gain by its standard error; it speaks about the programme, not about this cohort alone."),
        ["formula.p"] = ("Peluang t sebesar ini atau lebih seandainya pelatihan tidak mengubah apa pun.", "Probability of a t this large or larger if the programme changed nothing."),
        ["formula.dz"] = ("Kenaikan rata-rata dibagi simpangan baku kenaikan.", "Mean gain by the standard deviation of the gains."),
        ["formula.distribution"] = ("Banyaknya peserta kedua tes yang nilainya, dalam persen dari nilai tertinggi, ada dalam rentang ini. Batas bawah termasuk, batas atas tidak; nilai 100 termasuk rentang terakhir.", "How many of those who took both tests scored, in percent of the highest score, within this range. The lower end is in it, the upper is not; 100 is in the last."),
        ["formula.kr20"] = ("Seberapa searah soal-soal pilihan; paling sedikit 10 pengerjaan.", "How far the choice questions go together; at least 10 attempts."),
        ["formula.difficulty"] = ("Bagian pengerjaan tes akhir yang menjawab soal ini dengan benar.", "Share of the post-test attempts that got this question right."),
        ["formula.difficulty.essay"] = ("Rata-rata poin yang diberikan, dibagi poin tertinggi soal ini.", "Mean of the points given, by the most points of the question."),
        ["formula.discrimination"] = ("Korelasi soal ini dengan banyaknya soal lain yang benar.", "Correlation of this question with the number of others that are right."),
        ["formula.due"] = ("Peserta aktif yang tidak dikecualikan.", "Active participants who are not exempt."),
        ["formula.exempt"] = ("Peserta yang pindah, pensiun, cuti, atau tidak dapat dinilai karena alasan lain.", "Participants who moved, retired, are on leave or cannot be assessed for another reason."),
        ["formula.observed"] = ("Peserta dengan penilaian atasan dan paling sedikit 0,6 dari seluruh bobot penilai.", "Participants with the supervisor's assessment and at least 0.6 of all rater weight."),
        ["formula.coverage"] = ("Yang diamati dibagi yang harus dinilai.", "Those observed by those due."),
        ["formula.score"] = ("Untuk setiap peserta rata-rata berbobot dari kelompok penilainya yang hadir; lalu rata-rata semua peserta yang diamati. Sama dengan jumlah, atas kelompok penilai, dari bagian bobotnya (v) dikali rata-ratanya (m). Penilaian mandiri tidak ikut.", "For each participant the weighted mean of the rater groups present; then the mean over those observed. That is the sum, over the rater groups, of their share of the weight (v) times their mean (m). Self-assessment does not count."),
        ["formula.weightUsed"] = ("Rata-rata, di antara yang diamati, dari bobot penilai yang hadir dibagi seluruh bobot.", "Mean, over those observed, of the rater weight present by all weight."),
        ["formula.raterMean"] = ("Rata-rata skor pengamatan kelompok penilai ini.", "Mean of the observation scores of this rater group."),
        ["formula.selfOtherGap"] = ("Rata-rata dari skor mandiri dikurangi skor penilai lain, di antara yang memiliki keduanya.", "Mean of self score minus the others' score, over those who have both."),
        ["formula.applied"] = ("Banyaknya jawaban atasan.", "Number of supervisors' answers."),
        ["formula.applicationRate"] = ("Diterapkan penuh atau sebagian, dibagi semua jawaban atasan.", "Fully or partly applied, by all answers of supervisors."),
        ["formula.barrier"] = ("Banyaknya peserta yang hambatannya disebut oleh paling sedikit satu penilai.", "Number of participants for whom at least one rater named this barrier."),
        ["formula.rwgMedian"] = ("Nilai tengah, atas peserta, dari kesepakatan para penilainya (r_wg): q adalah rata-rata ragam butir antarpenilai dibagi ragam bila semua pilihan skala sama sering; r_wg 0 bila q paling sedikit 1.", "Median over participants of the agreement of their raters (r_wg): q is the mean variance of the items between raters by the variance if all points of the scale were as frequent; r_wg is 0 where q is 1 or more."),
        ["formula.icc1"] = ("Bagian keragaman skor yang berasal dari perbedaan antarpeserta, bukan antarpenilai.", "Share of the variance of scores that lies between participants and not between raters."),
        ["formula.achievedShare"] = ("KPI yang tercapai dibagi semua KPI.", "KPIs achieved by all KPIs."),
        ["formula.baseline"] = ("Seperti yang ditetapkan sebelum pelatihan.", "As set before the training."),
        ["formula.target"] = ("Seperti yang ditetapkan dalam rencana.", "As set in the plan."),
        ["formula.actual"] = ("Rata-rata unit terlatih pada bulan terakhir yang lengkap.", "Mean of the trained units in the latest complete month."),
        ["formula.changePercent"] = ("Nilai kini dikurangi nilai awal, dibagi nilai awal, dalam persen.", "Actual minus baseline, by baseline, in percent."),
        ["formula.achievementPercent"] = ("Nilai kini terhadap sasaran; untuk KPI yang makin rendah makin baik dibalik. Antara 0 dan 120 %.", "Actual against target; turned round for a KPI where lower is better. Between 0 and 120%."),
        ["formula.progress"] = ("Jarak yang sudah ditempuh dari nilai awal menuju sasaran.", "The way gone from baseline to target."),
        ["formula.effect"] = ("Sejauh yang dapat diklaim dari data.", "As far as the data allow a claim."),
        ["formula.effect.comparison"] = ("Perubahan rata-rata unit terlatih dikurangi perubahan rata-rata unit pembanding.", "Mean change of the trained units minus mean change of the comparison units."),
        ["formula.effect.trend"] = ("Rata-rata selisih antara nilai setelah pelatihan dan garis tren sebelum pelatihan.", "Mean difference between the values after the training and the line of the months before it."),
        ["formula.effect.beforeAfter"] = ("Nilai kini dikurangi nilai awal.", "Actual minus baseline."),
        ["formula.cost"] = ("Jumlah semua biaya.", "Sum of all costs."),
        ["formula.benefit"] = ("Jumlah semua manfaat.", "Sum of all benefits."),
        ["formula.creditedBenefit"] = ("Setiap manfaat dikali bagian yang dikaitkan dengan pelatihan dan dikali keyakinan atas taksiran itu, lalu dijumlahkan. Taksiran yang kosong tidak diakui.", "Each benefit times the share put down to the training, times the confidence in that estimate, added up. A blank estimate credits nothing."),
        ["formula.bcr"] = ("Manfaat yang diakui dibagi biaya.", "Credited benefit by cost."),
        ["formula.roiPercent"] = ("Manfaat yang diakui dikurangi biaya, dibagi biaya, dalam persen.", "Credited benefit minus cost, by cost, in percent."),
        ["formula.paybackMonths"] = ("Biaya dibagi manfaat yang diakui per bulan.", "Cost by credited benefit per month."),
        ["formula.spearman"] = ("Korelasi peringkat Spearman di antara peserta yang memiliki kedua angka; peringkat yang sama dirata-ratakan. Hubungan bukan sebab.", "Spearman's rank correlation over participants with both figures; ties share their mean rank. A link is not a cause."),
        ["formula.spearmanP"] = ("Peluang korelasi sebesar ini atau lebih seandainya tidak ada hubungan.", "Probability of a correlation this large or larger if there were no link."),

        ["interval.mean"] = ("Rentang rata-rata angkatan ini: makin banyak yang menjawab makin sempit, dan tanpa lebar bila semua menjawab.", "Interval of this cohort's mean: the more answer the narrower, and without width when all do."),
        ["interval.share"] = ("Rentang eksak (hipergeometrik) bagi angkatan ini: tanpa lebar bila semua menjawab.", "Exact (hypergeometric) interval for this cohort: without width when all answer."),
        ["interval.ratio"] = ("Rentang rasio dua rata-rata angkatan ini, dari simpangan setiap peserta terhadap rasio itu.", "Interval of a ratio of two means of this cohort, from each participant's deviation from that ratio."),
        ["interval.welch"] = ("Rentang Welch bagi selisih dua kelompok unit.", "Welch's interval for the difference of two groups of units."),
        ["interval.fisher"] = ("Rentang melalui transformasi Fisher; berbicara tentang pelatihan, bukan tentang angkatan ini saja.", "Interval by Fisher's transformation; it speaks about the programme, not about this cohort alone."),
    };

    /// <summary>The same in signs, alike in both languages. Not every figure needs it.</summary>
    public static readonly Dictionary<string, string> Symbols = new()
    {
        ["attendanceRate"] = "Σ min(h, H)/H ÷ n", ["responseRate"] = "n ÷ N", ["itemMean"] = "WMS = Σ f·x ÷ Σ f", ["indicatorMean"] = "Σ x̄ᵢ ÷ k", ["dimensionMean"] = "Σ x̄ᵢ ÷ k",
        ["groupMean"] = "Σ x̄_d ÷ D", ["alpha"] = "α = k/(k−1) · (1 − Σ s²ᵢ / s²ₜ)", ["gap"] = "x̄₁ − x̄₂", ["completionRate"] = "n ÷ N", ["preMean"] = "x̄ = Σ x ÷ n",
        ["postMean"] = "ȳ = Σ y ÷ n", ["gainMean"] = "d̄ = Σ (y − x) ÷ n", ["percentGain"] = "d̄ ÷ x̄ · 100", ["hakeClass"] = "g = d̄ ÷ (max − x̄)",
        ["normalisedChange"] = "c = (y − x)/(max − x); (y − x)/x", ["passRate"] = "k ÷ n", ["passRatePre"] = "k ÷ n", ["passRatePost"] = "k ÷ n", ["t"] = "t = d̄ ÷ (s_d/√n)",
        ["p"] = "p = 2 · P(T ≥ |t|), df = n − 1", ["dz"] = "dz = d̄ ÷ s_d", ["kr20"] = "k/(k−1) · (1 − Σ pq / σ²)", ["difficulty"] = "p = k ÷ n", ["difficulty.essay"] = "p = Σ x ÷ n ÷ max", ["discrimination"] = "r(x, Σ x − x)",
        ["coverage"] = "n ÷ N", ["score"] = "Σ (Σ w·x̄ / Σ w) ÷ n = Σ v·m", ["weightUsed"] = "Σ (Σ w / W) ÷ n = Σ k·w ÷ (n·W)", ["raterMean"] = "Σ s ÷ n", ["selfOtherGap"] = "Σ (s − c) ÷ n",
        ["applicationRate"] = "k ÷ n", ["rwgMedian"] = "r_wg = J(1−q) / (J(1−q) + q), q = s̄² / σ²", ["icc1"] = "(MSB − MSW) / (MSB + (k₀−1)·MSW)",
        ["achievedShare"] = "k ÷ K", ["actual"] = "Σ v ÷ u", ["changePercent"] = "(a − b) ÷ b · 100", ["achievementPercent"] = "a ÷ t · 100; (1 + (1 − a/t)) · 100", ["progress"] = "(a − b) ÷ (t − b)",
        ["effect.comparison"] = "Δ̄₁ − Δ̄₀", ["effect.trend"] = "Σ (v − (α + β·t)) ÷ m = v̄ − (α + β·t̄)", ["effect.beforeAfter"] = "a − b", ["cost"] = "C = Σ c", ["benefit"] = "B = Σ b",
        ["creditedBenefit"] = "B′ = Σ b · a · c", ["bcr"] = "B′ ÷ C", ["roiPercent"] = "(B′ − C) ÷ C · 100", ["paybackMonths"] = "C ÷ (B′/12)",
        ["spearman"] = "ρ = r(R(x), R(y))", ["spearmanP"] = "t = ρ·√((n−2)/(1−ρ²))",
    };

    /// <summary>Intervals that can be calculated from what the figure's explanation tells.</summary>
    public static readonly Dictionary<string, string> IntervalSymbols = new()
    {
        ["gainMean"] = "d̄ ± t·(s_d/√n)·√((N−n)/N), t = t(97½ %; n−1)",
    };

    /// <summary>Which interval a formula's figure has.</summary>
    public static readonly Dictionary<string, string> Intervals = new()
    {
        ["groupMean"] = "mean", ["gainMean"] = "mean", ["score"] = "mean", ["applicationRate"] = "share", ["passRate"] = "share",
        ["percentGain"] = "ratio", ["hakeClass"] = "ratio", ["effect.comparison"] = "welch", ["spearman"] = "fisher",
    };
}
