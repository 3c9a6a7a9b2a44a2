"""A thick cutting board glued from staves, with a juice groove and a hole to hang it by."""
from .parts import *

DEPARTMENT = "Kitchen"


def blank(w, d, h, corner):
    """The board in one piece: rounded edges, a groove that runs round the top."""
    steps = [(.03, 0), (.012, .006), (0, .03), (0, h - .03), (.006, h - .012), (.014, h - .004), (.03, h)]
    ditch = .14
    groove = [(ditch + .065 * t, h - .038 * math.sin(pi * t)) for t in np.linspace(0, 1, 11)]
    rings = [(rrect(w - 2 * i, d - 2 * i, max(corner - i, .03), 10), z) for i, z in steps + groove]
    return loft("board", rings, None)


def build(look):
    w, d, h = 3.3, 2.3, .3
    whole = blank(w, d, h, .26)
    for m in list(whole.modifiers):
        whole.modifiers.remove(m)
    profile = rounded([(0, -.1), (.16, -.1), (.125, .02, .04), (.125, h - .02, .04), (.17, h + .1), (0, h + .1)], 6)
    tool = lathe("tool", profile, None, 64)
    tool.location = (-w / 2 + .42, d / 2 - .42, 0)
    cut = whole.modifiers.new("cut", "BOOLEAN")
    cut.object, cut.operation, cut.solver = tool, "DIFFERENCE", "EXACT"
    bpy.context.view_layer.update()
    solid = bpy.data.meshes.new_from_object(whole.evaluated_get(bpy.context.evaluated_depsgraph_get()))
    bpy.data.objects.remove(whole)
    bpy.data.objects.remove(tool)
    seams = [-1.3, -.86, -.28, .21, .69, 1.3]
    for k, (low, high) in enumerate(zip(seams, seams[1:])):
        bm = bmesh.new()
        bm.from_mesh(solid)
        for y, sign in ((low, -1), (high, 1)):
            bmesh.ops.bisect_plane(bm, geom=bm.verts[:] + bm.edges[:] + bm.faces[:], plane_co=(0, y, 0), plane_no=(0, sign, 0), clear_outer=True)
        me = bpy.data.meshes.new("stave")
        bm.to_mesh(me)
        bm.free()
        me.polygons.foreach_set("use_smooth", [True] * len(me.polygons))
        me.set_sharp_from_angle(angle=math.radians(40))
        ob = bpy.data.objects.new(f"stave {k} {look.material}", me)
        bpy.context.scene.collection.objects.link(ob)
        ob.modifiers.new("W", "WEIGHTED_NORMAL").keep_sharp = True
        turn = (.9 + .7 * k, 2.2 - .9 * (k % 2), 1.1 * k)
        me.materials.append(timber(look.material, scale=1.25, rings=1.7 if look.material == "Beech" else 2.2, rough=.5, centre=turn).m)
    if look.view == "detail":
        return Shot(azimuth=-38, elevation=30, aim=(-1.15, .0, .2), span=2.1, dof=.004)
    return Shot(azimuth=24, elevation=33, fill=.84, dof=.003)
