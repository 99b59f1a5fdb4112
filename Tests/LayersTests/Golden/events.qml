<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16" styleCategories="Symbology|Labeling|Fields|Temporal" labelsEnabled="1">
<temporal enabled="1" mode="2" startField="begin" endField="end" accumulate="0" limitMode="1" durationUnit="min" fixedDuration="0" startExpression="" endExpression="" durationField=""/>
<aliases>
<alias index="0" field="id" name="Event"/>
<alias index="1" field="title" name="Title"/>
<alias index="2" field="title_ar" name="Title (Arabic)"/>
<alias index="3" field="kind" name="Kind of attack"/>
<alias index="4" field="event_type" name="Event type (ACLED)"/>
<alias index="5" field="sub_event_type" name="Sub-event type (ACLED)"/>
<alias index="6" field="date_start" name="First possible day"/>
<alias index="7" field="date_end" name="Last possible day"/>
<alias index="8" field="date_precision" name="Date precision"/>
<alias index="9" field="date_method" name="How the date is known"/>
<alias index="10" field="acled_time_precision" name="Time precision (ACLED, 1–3)"/>
<alias index="11" field="ucdp_date_prec" name="Date precision (UCDP, 1–5)"/>
<alias index="12" field="time_of_day" name="Time of day, as stated"/>
<alias index="13" field="place_id" name="Place (gazetteer)"/>
<alias index="14" field="place_name" name="Place"/>
<alias index="15" field="place_name_ar" name="Place (Arabic)"/>
<alias index="16" field="location_text" name="Place, in the report's words"/>
<alias index="17" field="country" name="Country (ISO 3166-1)"/>
<alias index="18" field="admin1_name" name="Governorate"/>
<alias index="19" field="admin1_code" name="Governorate (P-code)"/>
<alias index="20" field="admin2_name" name="District"/>
<alias index="21" field="admin2_code" name="District (P-code)"/>
<alias index="22" field="admin3_name" name="Subdistrict"/>
<alias index="23" field="admin3_code" name="Subdistrict (P-code)"/>
<alias index="24" field="boundaries" name="Source of the boundaries"/>
<alias index="25" field="location_method" name="How the place follows from the words"/>
<alias index="26" field="uncertainty_m" name="90 % radius (m)"/>
<alias index="27" field="acled_geo_precision" name="Geo-precision (ACLED, 1–3)"/>
<alias index="28" field="ucdp_where_prec" name="Where-precision (UCDP, 1–7)"/>
<alias index="29" field="weapon" name="Weapon"/>
<alias index="30" field="weapon_count" name="Weapons, best"/>
<alias index="31" field="weapon_count_low" name="Weapons, low"/>
<alias index="32" field="weapon_count_high" name="Weapons, high"/>
<alias index="33" field="actor" name="Attacker"/>
<alias index="34" field="actor_text" name="Attacker, as written"/>
<alias index="35" field="target" name="Struck"/>
<alias index="36" field="target_text" name="Struck, as written"/>
<alias index="37" field="outcome" name="Outcome"/>
<alias index="38" field="outcome_claims" name="Who says what of the outcome"/>
<alias index="39" field="killed_low" name="Killed, low"/>
<alias index="40" field="killed_best" name="Killed, best"/>
<alias index="41" field="killed_high" name="Killed, high"/>
<alias index="42" field="injured_low" name="Injured, low"/>
<alias index="43" field="injured_best" name="Injured, best"/>
<alias index="44" field="injured_high" name="Injured, high"/>
<alias index="45" field="launch_name" name="Launched from"/>
<alias index="46" field="launch_method" name="How the launch place follows from the words"/>
<alias index="47" field="launch_latitude" name="Launch latitude (°)"/>
<alias index="48" field="launch_longitude" name="Launch longitude (°)"/>
<alias index="49" field="launch_uncertainty_m" name="Launch 90 % radius (m)"/>
<alias index="50" field="distance_km" name="Launch to target (km)"/>
<alias index="51" field="distance_min_km" name="Launch to target, least (km)"/>
<alias index="52" field="distance_max_km" name="Launch to target, greatest (km)"/>
<alias index="53" field="bearing_deg" name="Launch to target, direction (° from true north)"/>
<alias index="54" field="background" name="Only recalled by the report"/>
<alias index="55" field="claims" name="Claims"/>
<alias index="56" field="sources" name="Reports"/>
<alias index="57" field="quote" name="The sentence"/>
<alias index="58" field="quote_start" name="The sentence begins at (character)"/>
<alias index="59" field="quote_end" name="The sentence ends before (character)"/>
<alias index="60" field="launch_name_ar" name="Launched from (Arabic)"/>
<alias index="61" field="launch_text" name="Launched from, in the report's words"/>
<alias index="62" field="begin" name="Begins (UTC)"/>
<alias index="63" field="end" name="Ends (UTC)"/>
</aliases>
<renderer-v2 type="categorizedSymbol" attr="kind"><categories><category render="true" symbol="rocket" value="rocket" label="Rocket attack · هجوم صاروخي"/><category render="true" symbol="drone" value="drone" label="Drone attack · هجوم بطائرة مسيّرة"/><category render="true" symbol="air_strike" value="air_strike" label="Air strike · غارة جوية"/><category render="true" symbol="shelling" value="shelling" label="Shelling · قصف مدفعي"/><category render="true" symbol="missile" value="missile" label="Missile attack · هجوم بصاروخ موجّه"/><category render="true" symbol="ied" value="ied" label="Bomb attack · تفجير"/><category render="true" symbol="armed_clash" value="armed_clash" label="Armed clash · اشتباك مسلح"/><category render="true" symbol="ground_raid" value="ground_raid" label="Ground raid · مداهمة برية"/><category render="true" symbol="other" value="other" label="Attack · هجوم"/></categories><symbols><symbol type="marker" name="rocket"><layer enabled="1" class="SimpleMarker"><Option type="Map"><Option type="QString" name="name" value="triangle"/><Option type="QString" name="color" value="213,94,0,255"/><Option type="QString" name="size" value="3.2"/><Option type="QString" name="size_unit" value="MM"/><Option type="QString" name="outline_color" value="255,255,255,255"/><Option type="QString" name="outline_width" value="0.3"/></Option></layer></symbol><symbol type="marker" name="drone"><layer enabled="1" class="SimpleMarker"><Option type="Map"><Option type="QString" name="name" value="diamond"/><Option type="QString" name="color" value="0,114,178,255"/><Option type="QString" name="size" value="3.2"/><Option type="QString" name="size_unit" value="MM"/><Option type="QString" name="outline_color" value="255,255,255,255"/><Option type="QString" name="outline_width" value="0.3"/></Option></layer></symbol><symbol type="marker" name="air_strike"><layer enabled="1" class="SimpleMarker"><Option type="Map"><Option type="QString" name="name" value="star"/><Option type="QString" name="color" value="86,180,233,255"/><Option type="QString" name="size" value="3.2"/><Option type="QString" name="size_unit" value="MM"/><Option type="QString" name="outline_color" value="255,255,255,255"/><Option type="QString" name="outline_width" value="0.3"/></Option></layer></symbol><symbol type="marker" name="shelling"><layer enabled="1" class="SimpleMarker"><Option type="Map"><Option type="QString" name="name" value="circle"/><Option type="QString" name="color" value="230,159,0,255"/><Option type="QString" name="size" value="3.2"/><Option type="QString" name="size_unit" value="MM"/><Option type="QString" name="outline_color" value="255,255,255,255"/><Option type="QString" name="outline_width" value="0.3"/></Option></layer></symbol><symbol type="marker" name="missile"><layer enabled="1" class="SimpleMarker"><Option type="Map"><Option type="QString" name="name" value="arrow"/><Option type="QString" name="color" value="136,34,85,255"/><Option type="QString" name="size" value="3.2"/><Option type="QString" name="size_unit" value="MM"/><Option type="QString" name="outline_color" value="255,255,255,255"/><Option type="QString" name="outline_width" value="0.3"/></Option></layer></symbol><symbol type="marker" name="ied"><layer enabled="1" class="SimpleMarker"><Option type="Map"><Option type="QString" name="name" value="pentagon"/><Option type="QString" name="color" value="240,228,66,255"/><Option type="QString" name="size" value="3.2"/><Option type="QString" name="size_unit" value="MM"/><Option type="QString" name="outline_color" value="255,255,255,255"/><Option type="QString" name="outline_width" value="0.3"/></Option></layer></symbol><symbol type="marker" name="armed_clash"><layer enabled="1" class="SimpleMarker"><Option type="Map"><Option type="QString" name="name" value="square"/><Option type="QString" name="color" value="0,158,115,255"/><Option type="QString" name="size" value="3.2"/><Option type="QString" name="size_unit" value="MM"/><Option type="QString" name="outline_color" value="255,255,255,255"/><Option type="QString" name="outline_width" value="0.3"/></Option></layer></symbol><symbol type="marker" name="ground_raid"><layer enabled="1" class="SimpleMarker"><Option type="Map"><Option type="QString" name="name" value="hexagon"/><Option type="QString" name="color" value="204,121,167,255"/><Option type="QString" name="size" value="3.2"/><Option type="QString" name="size_unit" value="MM"/><Option type="QString" name="outline_color" value="255,255,255,255"/><Option type="QString" name="outline_width" value="0.3"/></Option></layer></symbol><symbol type="marker" name="other"><layer enabled="1" class="SimpleMarker"><Option type="Map"><Option type="QString" name="name" value="cross_fill"/><Option type="QString" name="color" value="127,127,127,255"/><Option type="QString" name="size" value="3.2"/><Option type="QString" name="size_unit" value="MM"/><Option type="QString" name="outline_color" value="255,255,255,255"/><Option type="QString" name="outline_width" value="0.3"/></Option></layer></symbol></symbols></renderer-v2>
<labeling type="simple"><settings><text-style isExpression="1" fieldName="concat(&quot;place_name&quot;, if(&quot;place_name&quot; is null or &quot;place_name_ar&quot; is null, '', '\n'), &quot;place_name_ar&quot;)" fontFamily="Noto Sans Arabic" fontSize="8" textColor="20,20,20,255" multilineHeight="0.7"><text-buffer bufferDraw="1" bufferSize="0.8" bufferColor="255,255,255,230"/></text-style><placement placement="0" dist="1.5" priority="9"/><rendering drawLabels="1" obstacle="1"/></settings></labeling>
<layerGeometryType>0</layerGeometryType>
</qgis>
