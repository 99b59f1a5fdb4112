<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16" styleCategories="Symbology|Labeling|Fields|Temporal" labelsEnabled="1">
<aliases>
<alias index="0" field="code" name="P-code"/>
<alias index="1" field="name" name="District"/>
<alias index="2" field="name_ar" name="District (Arabic)"/>
<alias index="3" field="admin1_name" name="Governorate"/>
<alias index="4" field="events" name="Events (sum of shares)"/>
<alias index="5" field="events_certain" name="Events certainly inside"/>
<alias index="6" field="events_possible" name="Events possibly inside"/>
<alias index="7" field="rocket" name="Rocket attack (sum of shares)"/>
<alias index="8" field="drone" name="Drone attack (sum of shares)"/>
<alias index="9" field="air_strike" name="Air strike (sum of shares)"/>
<alias index="10" field="shelling" name="Shelling (sum of shares)"/>
<alias index="11" field="missile" name="Missile attack (sum of shares)"/>
<alias index="12" field="ied" name="Bomb attack (sum of shares)"/>
<alias index="13" field="armed_clash" name="Armed clash (sum of shares)"/>
<alias index="14" field="ground_raid" name="Ground raid (sum of shares)"/>
<alias index="15" field="other" name="Attack (sum of shares)"/>
<alias index="16" field="first_date" name="First day"/>
<alias index="17" field="last_date" name="Last day"/>
<alias index="18" field="boundaries" name="Source of the boundaries"/>
<alias index="19" field="key" name="District (key in the gazetteer)"/>
</aliases>
<renderer-v2 type="graduatedSymbol" attr="events" graduatedMethod="GraduatedColor"><ranges><range render="true" symbol="0" lower="0" upper="0" label="0"/><range render="true" symbol="1" lower="0.000001" upper="1" label="≤ 1"/><range render="true" symbol="2" lower="1" upper="3" label="1–3"/><range render="true" symbol="3" lower="3" upper="10" label="3–10"/><range render="true" symbol="4" lower="10" upper="30" label="10–30"/><range render="true" symbol="5" lower="30" upper="1000000000" label="&gt; 30"/></ranges><symbols><symbol type="fill" name="0"><layer enabled="1" class="SimpleFill"><Option type="Map"><Option type="QString" name="color" value="255,255,255,0"/><Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_color" value="150,140,130,255"/><Option type="QString" name="outline_width" value="0.15"/><Option type="QString" name="outline_width_unit" value="MM"/></Option></layer></symbol><symbol type="fill" name="1"><layer enabled="1" class="SimpleFill"><Option type="Map"><Option type="QString" name="color" value="254,240,217,150"/><Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_color" value="150,140,130,255"/><Option type="QString" name="outline_width" value="0.15"/><Option type="QString" name="outline_width_unit" value="MM"/></Option></layer></symbol><symbol type="fill" name="2"><layer enabled="1" class="SimpleFill"><Option type="Map"><Option type="QString" name="color" value="253,204,138,150"/><Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_color" value="150,140,130,255"/><Option type="QString" name="outline_width" value="0.15"/><Option type="QString" name="outline_width_unit" value="MM"/></Option></layer></symbol><symbol type="fill" name="3"><layer enabled="1" class="SimpleFill"><Option type="Map"><Option type="QString" name="color" value="252,141,89,150"/><Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_color" value="150,140,130,255"/><Option type="QString" name="outline_width" value="0.15"/><Option type="QString" name="outline_width_unit" value="MM"/></Option></layer></symbol><symbol type="fill" name="4"><layer enabled="1" class="SimpleFill"><Option type="Map"><Option type="QString" name="color" value="227,74,51,150"/><Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_color" value="150,140,130,255"/><Option type="QString" name="outline_width" value="0.15"/><Option type="QString" name="outline_width_unit" value="MM"/></Option></layer></symbol><symbol type="fill" name="5"><layer enabled="1" class="SimpleFill"><Option type="Map"><Option type="QString" name="color" value="179,0,0,150"/><Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_color" value="150,140,130,255"/><Option type="QString" name="outline_width" value="0.15"/><Option type="QString" name="outline_width_unit" value="MM"/></Option></layer></symbol></symbols></renderer-v2>
<labeling type="simple"><settings><text-style isExpression="1" fieldName="concat(&quot;name&quot;, if(&quot;name&quot; is null or &quot;name_ar&quot; is null, '', '\n'), &quot;name_ar&quot;)" fontFamily="Noto Sans Arabic" fontSize="7" fontItalic="0" textColor="110,100,90,255" multilineHeight="0.7"><text-buffer bufferDraw="1" bufferSize="0.8" bufferColor="255,255,255,220"/></text-style><text-format multilineAlign="1"/><placement placement="4" dist="0" priority="2"/><rendering drawLabels="1" obstacle="0" scaleVisibility="1" scaleMin="0" scaleMax="2500000"/></settings></labeling>
<layerGeometryType>2</layerGeometryType>
</qgis>
