import Diagnostics
import Foundation
import Places

/// A gazetteer of a few places, made in memory; the real one has tests of its own.
enum SmallGazetteer {
  static let files: [String: String] = [
    "countries.tsv": """
    code\tname\tname_ar\tnames\tnames_ar\tadjectives\tadjectives_ar\tlatitude\tlongitude\tradius_m
    SY\tSyria\tسوريا\t\tسورية\tSyrian\tسوري|سورية\t35.0\t38.5\t300000
    IQ\tIraq\tالعراق\t\t\tIraqi\tعراقي|عراقية\t33.0\t43.7\t420000
    IL\tIsrael\tإسرائيل\t\t\tIsraeli\tإسرائيلي|إسرائيلية\t31.5\t35.0\t150000
    JO\tJordan\tالأردن\t\t\tJordanian\tأردني|أردنية\t31.2\t36.8\t200000
    LB\tLebanon\tلبنان\t\t\tLebanese\tلبناني|لبنانية\t33.9\t35.9\t80000
    TR\tTurkey\tتركيا\t\t\tTurkish\tتركي|تركية\t39.0\t35.2\t700000
    """,
    "governorates.tsv": """
    key\tiso\tgeonames\tcountry\tname\tname_ar\tnames\tnames_ar\tlatitude\tlongitude\tradius_m
    SY08\tSY-HA\t01\tSY\tal-Hasakah\tالحسكة\t\t\t36.5\t40.9\t100000
    SY09\tSY-DY\t07\tSY\tDeir ez-Zor\tدير الزور\t\t\t35.15\t40.28\t96000
    IQG01\tIQ-AN\t01\tIQ\tAnbar\tالأنبار\t\t\t33.0\t41.6\t218000
    """,
    "districts.tsv": """
    key\tcode\tcountry\tadmin1\tname\tname_ar\tnames\tnames_ar\tlatitude\tlongitude\tradius_m\tcertainty\tsource
    SY0800\tSY0800\tSY\tSY08\tAl-Hasakeh\tالحسكة\t\t\t36.5\t40.75\t50000\thigh\ttest
    SY0901\tSY0901\tSY\tSY09\tDeir-ez-Zor\tدير الزور\t\t\t35.33\t40.14\t60000\thigh\ttest
    SY0902\tSY0902\tSY\tSY09\tAbu Kamal\tالبوكمال\t\t\t34.45\t40.92\t50000\thigh\ttest
    SY0903\tSY0903\tSY\tSY09\tAl Mayadin\tالميادين\t\t\t35.02\t40.45\t50000\thigh\ttest
    """,
    "sites.tsv": """
    id\tclass\tname\tname_ar\tnames\tnames_ar\tlatitude\tlongitude\tradius_m\tcountry\tadmin1\tadmin2\tadmin3\tbasis\twhy
    site:al-omar\tfield\tal-Omar oil field\tحقل العمر النفطي\tal-Omar\tحقل العمر|قاعدة العمر\t35.10\t40.57\t12000\tSY\tSY09\tSY0903\t\tsourced\ttest
    site:shaddadi\tbase\tal-Shaddadi base\tقاعدة الشدادي\t\t\t36.045\t40.735\t4000\tSY\tSY08\tSY0800\t\tsourced\ttest
    site:tanf\tbase\tal-Tanf garrison\tقاعدة التنف\tal-Tanf\tالتنف\t33.50\t38.62\t5000\tSY\t\t\t\tsourced\ttest
    site:shibli\tquarter\tal-Shibli area\tمنطقة الشبلي\t\tالشبلي\t35.0\t40.45\t10000\tSY\tSY09\tSY0903\t\tdescribed\ttest
    site:rukban\tcamp\tal-Rukban camp\tمخيم الركبان\tal-Rukban\tالركبان\t33.31\t38.70\t5000\tJO\t\t\t\tsourced\ttest
    """,
    "site_sources.tsv": """
    site\tsource\tlatitude\tlongitude\tread\trole\tnote
    site:al-omar\tone atlas\t35.15\t40.576\t2024-01-01\tcited\t
    site:shaddadi\tone atlas\t36.045\t40.735\t2024-01-01\tcited\t
    site:tanf\tone atlas\t33.5058\t38.6178\t2024-01-01\tcited\t
    site:rukban\tone atlas\t33.314\t38.703\t2024-01-01\tcited\t
    """,
    "places.tsv": """
    id\tclass\tname\tname_ar\tlatitude\tlongitude\tcountry\tadmin1\tadmin2\tadmin2_basis\tpopulation
    gn:1\tcity\tDeir ez-Zor\tدير الزور\t35.3359\t40.1408\tSY\tSY09\tSY0901\town\t271800
    gn:2\ttown\tal-Mayadin\tالميادين\t35.0198\t40.4515\tSY\tSY09\tSY0903\town\t54534
    gn:3\ttown\tAbu Kamal\tالبوكمال\t34.4523\t40.9185\tSY\tSY09\tSY0902\town\t57572
    gn:4\tcity\tal-Hasakah\tالحسكة\t36.5024\t40.7477\tSY\tSY08\tSY0800\town\t422445
    gn:5\ttown\tal-Shaddadi\tالشدادي\t36.0576\t40.7348\tSY\tSY08\tSY0800\town\t0
    gn:6\tcity\tBaghdad\tبغداد\t33.3406\t44.4009\tIQ\t\t\t\t7216000
    gn:7\tcity\tKirkuk\tكركوك\t35.4681\t44.3922\tIQ\t\t\t\t1000000
    gn:8\ttown\tAnah\tعنه\t34.3667\t41.9833\tIQ\tIQG01\t\t\t10000
    gn:9\tvillage\tBanan\tبنان\t36.2\t36.9\tSY\t\t\t\t500
    gn:10\ttown\tal-Qaim\tالقائم\t34.30\t41.40\tIQ\tIQG01\t\t\t70000
    gn:11\tcity\tWasit\tواسط\t32.5\t45.8\tIQ\t\t\t\t300000
    """,
    "places_neighbours.tsv": """
    id\tclass\tname\tname_ar\tlatitude\tlongitude\tcountry\tadmin1\tadmin2\tadmin2_basis\tpopulation
    gn:20\tvillage\tShibli\tالشبلي\t32.6928\t35.4036\tIL\t\t\t\t4800
    gn:21\tcity\tVan\tوان\t38.49\t43.38\tTR\t\t\t\t371713
    gn:22\tcity\tAmman\tعمان\t31.9552\t35.945\tJO\t\t\t\t1275857
    """,
    "names.tsv": """
    id\tnames\tnames_ar
    gn:2\tMayadeen|Al Mayādīn\tميادين
    gn:3\tAl Bu Kamal|Albu Kamal\tالبو كمال|أبو كمال
    """,
    "outlines.geojson": """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"key":"SY"},"geometry":{"type":"Polygon","coordinates":[[[36,33],[38.8,33.3],[41.2,34.4],[41.3,35.6],[42.3,37],[36.5,36.8],[36,33]]]}},
    {"type":"Feature","properties":{"key":"IQ"},"geometry":{"type":"Polygon","coordinates":[[[38.8,33.3],[42,31.1],[47.9,30],[45.5,34],[44.8,37.2],[42.3,37],[41.3,35.6],[41.2,34.4],[38.8,33.3]]]}},
    {"type":"Feature","properties":{"key":"JO"},"geometry":{"type":"Polygon","coordinates":[[[36,33],[35.5,32.7],[35,29.5],[38,30.5],[39.2,32.2],[38.8,33.3],[36,33]]]}},
    {"type":"Feature","properties":{"key":"SY08"},"geometry":{"type":"Polygon","coordinates":[[[40,35.9],[41.3,35.6],[42.3,37],[40,36.8],[40,35.9]]]}},
    {"type":"Feature","properties":{"key":"SY09"},"geometry":{"type":"Polygon","coordinates":[[[39.5,34.2],[41.2,34.4],[41.3,35.6],[40,35.9],[39.5,35.6],[39.5,34.2]]]}}
    ]}
    """,
    "radii.tsv": """
    class\tradius_m\tsamples\tsource
    city\t5000\t1\ttest
    town\t3000\t1\ttest
    village\t3000\t1\ttest
    """,
    "reach.tsv": """
    weapon\tmedian_km\tp90_km\tsamples\tsource
    drone\t100\t250\t40\ttest
    """,
    "relations.tsv": """
    relation\tvalue\tunit\tsamples\tsource
    near\t5000\tm\t0\ttest
    around\t6000\tm\t0\ttest
    desert\t45000\tm\t0\ttest
    outskirts\t5000\tm\t0\ttest
    coordinates\t500\tm\t0\ttest
    between\t10000\tm\t0\ttest
    between_ratio\t0.17\tratio\t0\ttest
    along\t5000\tm\t0\ttest
    along_ratio\t0.1\tratio\t0\ttest
    """,
    "generics.tsv": """
    word\tclass\tposition
    قاعدة\tbase\tbefore
    حقل\tfield\tbefore
    مدينة\tcity\tbefore
    منطقة\t\tbefore
    مخيم\tcamp\tbefore
    محافظة\tgovernorate\tbefore
    النفطي\tfield\tafter
    base\tbase\tboth
    field\tfield\tafter
    garrison\tbase\tboth
    oil\t\tafter
    """,
    "stopnames.tsv": "name\twhy\nعنه\tabout him\nوان\tand that\n",
    "notplaces.tsv": """
    word\tkind\tposition\tquoted
    قناة\tmedia\tbefore\t
    وكالة\tmedia\tbefore\t
    موقع\tmedia\tbefore\tyes
    كتائب\tarmed group\tbefore\t
    channel\tmedia\tafter\t
    """,
  ]

  /// The files, some of them replaced.
  static func inputs(_ changes: [String: String] = [:]) -> [GazetteerInput] {
    files.merging(changes) { $1 }.sorted { $0.key < $1.key }
      .map { GazetteerInput(name: "small/\($0.key)", bytes: Array($0.value.utf8)) }
  }

  static let gazetteer: Gazetteer = {
    do throws(GazetteerFault) { return try Gazetteer(inputs()) } catch {
      preconditionFailure(error.diagnostics.map(\.face).joined(separator: "\n"))
    }
  }()

  /// The files that say how names are heard and weighed, as they ship.
  static let soundFiles: [String: String] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Gazetteer").standardizedFileURL
    let names = ["phones.tsv", "sound_costs.tsv", "name_words.tsv", "ranking.tsv"]
    return Dictionary(
      uniqueKeysWithValues: names.map { name in
        (name, (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? "")
      })
  }()

  /// The same gazetteer with the files that say how names are heard: they are read in a test only
  /// where sounds matter, since they are larger than all the rest.
  static let heard: Gazetteer = {
    do throws(GazetteerFault) { return try Gazetteer(inputs(soundFiles)) } catch {
      preconditionFailure(error.diagnostics.map(\.face).joined(separator: "\n"))
    }
  }()

  static let geocoder = Geocoder(heard)
}
